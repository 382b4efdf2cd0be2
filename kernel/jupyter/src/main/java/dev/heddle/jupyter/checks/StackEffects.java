package dev.heddle.jupyter.checks;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each instruction does to a {@link Frame}. Sizes are in slots: two for a long or double. */
final class StackEffects {
    private StackEffects() {}

    static void apply(Instruction instruction, Frame frame, int line) {
        switch (instruction) {
            case LoadInstruction load -> {
                int size = load.typeKind().slotSize();
                frame.push(size == 1 ? frame.variable(load.slot()) : null, size);
            }
            case StoreInstruction store -> {
                int size = store.typeKind().slotSize();
                frame.store(store.slot(), frame.pop(size), size);
            }
            case ConstantInstruction constant ->
                frame.push(null, constant.typeKind().slotSize());
            case InvokeInstruction call -> {
                List<@Nullable Value> _ = arguments(call, frame);
                pushResult(call.typeSymbol(), frame);
            }
            case InvokeDynamicInstruction call -> {
                List<@Nullable Value> captured = popAll(call.typeSymbol(), frame);
                if (Lambdas.isLambda(call)) {
                    frame.push(Lambdas.of(call, captured), 1);
                } else {
                    pushResult(call.typeSymbol(), frame);
                }
            }
            case FieldInstruction field -> access(field, frame);
            case MonitorInstruction monitor -> {
                frame.pop(1);
                if (monitor.opcode() == Opcode.MONITORENTER) {
                    frame.enterMonitor(line);
                } else {
                    frame.leaveMonitor();
                }
            }
            case StackInstruction stack -> arrange(stack.opcode(), frame);
            case OperatorInstruction operator -> operate(operator, frame);
            case ConvertInstruction convert ->
                replace(frame, convert.fromType().slotSize(), convert.toType().slotSize());
            case ArrayLoadInstruction load -> replace(frame, 2, load.typeKind().slotSize());
            case ArrayStoreInstruction store -> frame.pop(2 + store.typeKind().slotSize());
            case BranchInstruction branch -> frame.pop(operandsOf(branch.opcode()));
            case TableSwitchInstruction _, LookupSwitchInstruction _ -> frame.pop(1);
            case NewObjectInstruction _ -> frame.push(null, 1);
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ -> replace(frame, 1, 1);
            case NewMultiArrayInstruction array -> replace(frame, array.dimensions(), 1);
            case TypeCheckInstruction check -> {
                if (check.opcode() == Opcode.INSTANCEOF) {
                    replace(frame, 1, 1);
                }
            }
            default -> {} // a return, throw, nop or increment
        }
    }

    /** Takes the arguments of a call off the stack, its receiver first where there is one. */
    static List<@Nullable Value> arguments(InvokeInstruction call, Frame frame) {
        List<@Nullable Value> arguments = popAll(call.typeSymbol(), frame);
        if (call.opcode() != Opcode.INVOKESTATIC) {
            arguments.addFirst(frame.pop(1));
        }
        return arguments;
    }

    private static List<@Nullable Value> popAll(MethodTypeDesc type, Frame frame) {
        List<@Nullable Value> values = new ArrayList<>();
        for (ClassDesc parameter : type.parameterList().reversed()) {
            values.add(frame.pop(size(parameter)));
        }
        Collections.reverse(values);
        return values;
    }

    private static void pushResult(MethodTypeDesc type, Frame frame) {
        frame.push(null, size(type.returnType()));
    }

    private static int size(ClassDesc type) {
        return TypeKind.from(type).slotSize();
    }

    private static void replace(Frame frame, int popped, int pushed) {
        frame.pop(popped);
        frame.push(null, pushed);
    }

    private static void access(FieldInstruction field, Frame frame) {
        int size = size(field.typeSymbol());
        switch (field.opcode()) {
            case GETSTATIC -> frame.push(null, size);
            case PUTSTATIC -> frame.pop(size);
            case GETFIELD -> replace(frame, 1, size);
            default -> frame.pop(1 + size);
        }
    }

    private static void arrange(Opcode opcode, Frame frame) {
        switch (opcode) {
            case POP -> frame.pop(1);
            case POP2 -> frame.pop(2);
            case DUP -> frame.duplicate(1, 0);
            case DUP_X1 -> frame.duplicate(1, 1);
            case DUP_X2 -> frame.duplicate(1, 2);
            case DUP2 -> frame.duplicate(2, 0);
            case DUP2_X1 -> frame.duplicate(2, 1);
            case DUP2_X2 -> frame.duplicate(2, 2);
            default -> frame.swap();
        }
    }

    private static void operate(OperatorInstruction operator, Frame frame) {
        int size = operator.typeKind().slotSize();
        switch (operator.opcode()) {
            case INEG, LNEG, FNEG, DNEG -> {}
            case ARRAYLENGTH -> replace(frame, 1, 1);
            case LSHL, LSHR, LUSHR -> frame.pop(1);
            case LCMP -> replace(frame, 4, 1);
            case FCMPL, FCMPG -> replace(frame, 2, 1);
            case DCMPL, DCMPG -> replace(frame, 4, 1);
            default -> replace(frame, 2 * size, size);
        }
    }

    private static int operandsOf(Opcode branch) {
        return switch (branch) {
            case GOTO, GOTO_W -> 0;
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
            default -> 2;
        };
    }
}
