package dev.heddle.trace.flow;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeInstruction;

/**
 * The method that awaits, whichever overload: its class by its internal name, such as {@code java/lang/Object}.
 *
 * @param owner the internal name of its class
 */
public record AwaitMethod(String owner, String name) {
    /** The {@code await} of Heddle's tasks. */
    public static final AwaitMethod OF_TASKS = new AwaitMethod("dev/heddle/tasks/Async", "await");

    boolean isCalledBy(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                && call.name().equalsString(name)
                && call.owner().name().equalsString(owner);
    }
}
