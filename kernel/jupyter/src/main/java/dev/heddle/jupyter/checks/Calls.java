package dev.heddle.jupyter.checks;

import dev.heddle.jupyter.checks.Call.Target;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an instruction does that may lead to an await. */
final class Calls {
    private static final String CELLS = "REPL/";

    private Calls() {}

    /** Uses up the frame, which is that before the instruction. */
    static List<Target> of(Instruction instruction, Frame before) {
        if (!(instruction instanceof InvokeInstruction call)) {
            return List.of();
        }
        MethodRef method = MethodRef.of(call);
        if (OutsideMethods.awaits(method)) {
            return List.of(new Target.Await());
        }
        List<@Nullable Value> arguments = StackEffects.arguments(call, before);
        List<Target> targets = new ArrayList<>();
        boolean hasReceiver = call.opcode() != Opcode.INVOKESTATIC;
        Value receiver = hasReceiver ? arguments.getFirst() : null;
        if (receiver != null) {
            targets.add(new Target.Run(receiver, method.name()));
        }
        if (method.owner().startsWith(CELLS)) {
            targets.add(new Target.Method(method, arguments));
        } else {
            addLambdasRunBy(method, call.typeSymbol().parameterList(), arguments, hasReceiver ? 1 : 0, targets);
        }
        return targets;
    }

    private static void addLambdasRunBy(
            MethodRef method,
            List<ClassDesc> parameters,
            List<@Nullable Value> arguments,
            int first,
            List<Target> targets) {
        for (int i = 0; i < parameters.size(); i++) {
            Value value = arguments.get(first + i);
            if (value != null && OutsideMethods.mayRun(method, parameters.get(i).descriptorString())) {
                targets.add(new Target.Run(value, ""));
            }
        }
    }
}
