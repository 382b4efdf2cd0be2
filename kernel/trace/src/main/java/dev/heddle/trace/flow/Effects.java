package dev.heddle.trace.flow;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Applies one instruction to a {@link Frame}, and says whether something of the first await leaks by it: to where code
 * elsewhere may see it, or into a decision.
 */
final class Effects {
    private static final Set<String> HARMLESS_FACTORIES =
            Set.of("Ljava/lang/invoke/StringConcatFactory;", "Ljava/lang/runtime/SwitchBootstraps;");
    private static final String LAMBDA_FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";

    private final Frame frame;
    private final Site here;
    /** Whether coming here shows if the first await failed. */
    private final boolean shows;

    private final Calls calls;

    private Effects(Frame frame, Site here, boolean shows, Calls calls) {
        this.frame = frame;
        this.here = here;
        this.shows = shows;
        this.calls = calls;
    }

    /** Whether something leaks. */
    static boolean apply(Instruction instruction, Frame frame, Site here, boolean shows, Calls calls) {
        return new Effects(frame, here, shows, calls).apply(instruction);
    }

    private boolean apply(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load ->
                frame.push(frame.variable(load.slot()), load.typeKind().slotSize());
            case StoreInstruction store -> {
                int size = store.typeKind().slotSize();
                frame.store(store.slot(), frame.pop(size).stored(shows), size);
            }
            case IncrementInstruction increment -> {
                Value before = frame.variable(increment.slot());
                frame.store(increment.slot(), made(frame.isTainted(before)).stored(shows), 1);
            }
            case StackInstruction stack -> arrange(stack.opcode());
            default -> {
                StackShape shape = StackShape.of(instruction);
                List<Value> operands = operands(shape);
                boolean leaks = leaks(instruction, operands);
                if (shape.result() > 0) {
                    frame.push(result(instruction, operands), shape.result());
                }
                return leaks;
            }
        }
        return false;
    }

    private List<Value> operands(StackShape shape) {
        List<Value> operands = new ArrayList<>();
        for (int size : shape.operands().reversed()) {
            operands.add(frame.pop(size));
        }
        Collections.reverse(operands);
        return operands;
    }

    private boolean leaks(Instruction instruction, List<Value> operands) {
        return switch (instruction) {
            case InvokeInstruction call -> calls.leaks(call, operands, frame, shows);
            case InvokeDynamicInstruction call -> {
                calls.escape(operands, frame);
                yield anyTainted(operands) && !isHarmless(call);
            }
            case FieldInstruction field -> {
                boolean stores = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
                if (stores) {
                    calls.escape(operands, frame);
                }
                yield stores && (shows || anyTainted(operands));
            }
            case ArrayStoreInstruction _ -> leaksIntoArray(operands);
            case BranchInstruction _, TableSwitchInstruction _, LookupSwitchInstruction _, MonitorInstruction _ ->
                anyTainted(operands);
            default -> false;
        };
    }

    private boolean leaksIntoArray(List<Value> operands) {
        Value array = operands.getFirst();
        calls.escape(List.of(operands.getLast()), frame);
        if (!anyTainted(operands) && !shows) {
            return false;
        }
        if (!calls.isOwnArray(array, frame)) {
            return true;
        }
        if (anyTainted(operands)) {
            frame.taint(array);
        } else {
            frame.freshen(array);
        }
        return false;
    }

    private Value result(Instruction instruction, List<Value> operands) {
        return switch (instruction) {
            case InvokeInstruction call -> calls.result(call, operands, frame, here);
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> operands.getFirst();
            default -> made(anyTainted(operands));
        };
    }

    private Value made(boolean tainted) {
        return Value.madeAt(here).tainted(tainted);
    }

    private boolean anyTainted(List<Value> values) {
        return values.stream().anyMatch(frame::isTainted);
    }

    private static boolean isHarmless(InvokeDynamicInstruction call) {
        String factory = call.bootstrapMethod().owner().descriptorString();
        return HARMLESS_FACTORIES.contains(factory) || factory.equals(LAMBDA_FACTORY);
    }

    private void arrange(Opcode opcode) {
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
}
