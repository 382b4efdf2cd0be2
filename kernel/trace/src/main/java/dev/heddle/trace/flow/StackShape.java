package dev.heddle.trace.flow;

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
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an instruction takes off the operand stack and puts on it, in slots: two for a long or double.
 *
 * @param operands the sizes of what it takes, the deepest first
 * @param result the size of what it puts there, 0 for nothing
 */
record StackShape(List<Integer> operands, int result) {
    /** Of any instruction but those that only move values: loads, stores, {@code dup} and its like, {@code iinc}. */
    static StackShape of(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction constant -> shape(constant.typeKind().slotSize());
            case InvokeInstruction call ->
                of(call.typeSymbol(), call.opcode() == Opcode.INVOKESTATIC ? List.of() : List.of(1));
            case InvokeDynamicInstruction call -> of(call.typeSymbol(), List.of());
            case FieldInstruction field -> of(field);
            case OperatorInstruction operator -> of(operator);
            case ConvertInstruction convert ->
                shape(convert.toType().slotSize(), convert.fromType().slotSize());
            case ArrayLoadInstruction load -> shape(load.typeKind().slotSize(), 1, 1);
            case ArrayStoreInstruction store -> shape(0, 1, 1, store.typeKind().slotSize());
            case BranchInstruction branch -> new StackShape(Collections.nCopies(operandsOf(branch.opcode()), 1), 0);
            case NewObjectInstruction _ -> shape(1);
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _, TypeCheckInstruction _ -> shape(1, 1);
            case NewMultiArrayInstruction array -> new StackShape(Collections.nCopies(array.dimensions(), 1), 1);
            case TableSwitchInstruction _, LookupSwitchInstruction _, MonitorInstruction _, ThrowInstruction _ ->
                shape(0, 1);
            case ReturnInstruction _, NopInstruction _ -> shape(0);
            default -> throw new IllegalArgumentException("no shape for " + instruction);
        };
    }

    private static StackShape shape(int result, Integer... operands) {
        return new StackShape(List.of(operands), result);
    }

    private static StackShape of(MethodTypeDesc type, List<Integer> receiver) {
        List<Integer> operands = new ArrayList<>(receiver);
        type.parameterList().forEach(parameter -> operands.add(size(parameter)));
        return new StackShape(operands, size(type.returnType()));
    }

    private static int size(ClassDesc type) {
        return TypeKind.from(type).slotSize();
    }

    private static StackShape of(FieldInstruction field) {
        int size = size(field.typeSymbol());
        return switch (field.opcode()) {
            case GETSTATIC -> shape(size);
            case PUTSTATIC -> shape(0, size);
            case GETFIELD -> shape(size, 1);
            default -> shape(0, 1, size);
        };
    }

    private static StackShape of(OperatorInstruction operator) {
        int size = operator.typeKind().slotSize();
        return switch (operator.opcode()) {
            case INEG, LNEG, FNEG, DNEG -> shape(size, size);
            case ARRAYLENGTH -> shape(1, 1);
            case LSHL, LSHR, LUSHR -> shape(2, 2, 1);
            case LCMP, DCMPL, DCMPG -> shape(1, 2, 2);
            case FCMPL, FCMPG -> shape(1, 1, 1);
            default -> shape(size, size, size);
        };
    }

    private static int operandsOf(Opcode branch) {
        return switch (branch) {
            case GOTO, GOTO_W -> 0;
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
            default -> 2;
        };
    }
}
