package dev.heddle.trace.flow;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;

/** Whether anything is done with what a call gives: if not, the call is there for what it does. */
final class Uses {
    private Uses() {}

    static boolean isUsed(MethodCode code, int call) {
        if (StackShape.of(code.instruction(call)).result() == 0) {
            return false;
        }
        int place = call + 1;
        while (place < code.size() && isPassive(code.instruction(place))) {
            if (isCastToNothing(code.instruction(place))) {
                return false;
            }
            place++;
        }
        if (place == code.size()) {
            return false;
        }
        return switch (code.instruction(place)) {
            case StackInstruction stack -> stack.opcode() != Opcode.POP && stack.opcode() != Opcode.POP2;
            case StoreInstruction store -> isLoaded(code, store.slot());
            default -> true;
        };
    }

    private static boolean isPassive(Instruction instruction) {
        return instruction instanceof NopInstruction || instruction.opcode() == Opcode.CHECKCAST;
    }

    /** A {@code Void}: the value of a task that has none. */
    private static boolean isCastToNothing(Instruction instruction) {
        return instruction instanceof TypeCheckInstruction check
                && check.type().name().equalsString("java/lang/Void");
    }

    private static boolean isLoaded(MethodCode code, int slot) {
        for (int place = 0; place < code.size(); place++) {
            if (code.instruction(place) instanceof LoadInstruction load && load.slot() == slot) {
                return true;
            }
        }
        return false;
    }
}
