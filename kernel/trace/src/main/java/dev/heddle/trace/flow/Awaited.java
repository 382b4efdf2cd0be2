package dev.heddle.trace.flow;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recognises calls that make what is awaited, and calls that only wrap or join what was made before. */
final class Awaited {
    private static final Set<String> TYPES = Set.of(
            "Ldev/heddle/tasks/Task;",
            "Ldev/heddle/tasks/ConfiguredTask;",
            "Ljava/util/concurrent/CompletableFuture;",
            "Ljava/util/concurrent/CompletionStage;",
            "Ljava/util/concurrent/Future;");

    private Awaited() {}

    /**
     * Whether a call may have started what it gives: something declared to give an object of some kind. What gives just any
     * object may only have fetched it, as {@code Supplier.get} does; a {@code Function} is taken to work.
     */
    static boolean isMadeBy(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                && Harmless.of(call) == Harmless.NOT
                && !call.typeSymbol().returnType().isPrimitive()
                && (!call.typeSymbol().returnType().descriptorString().equals("Ljava/lang/Object;")
                        || isFunction(call));
    }

    private static boolean isFunction(InvokeInstruction call) {
        return call.owner().asInternalName().startsWith("java/util/function/")
                && call.typeSymbol().parameterCount() > 0;
    }

    /** Which of a call's operands, its receiver first, are tasks: what it gives is as old as they are. */
    static List<Integer> tasksAmongOperands(InvokeInstruction call) {
        List<String> types = new ArrayList<>();
        if (call.opcode() != Opcode.INVOKESTATIC) {
            types.add('L' + call.owner().asInternalName() + ';');
        }
        for (ClassDesc type : call.typeSymbol().parameterList()) {
            types.add(type.descriptorString());
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (TYPES.contains(types.get(i))) {
                found.add(i);
            }
        }
        return found;
    }

    /** Whether a call joins tasks out of an array or collection, which cannot be told apart: {@code Task.whenAll}. */
    static boolean joinsMany(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                && TYPES.contains('L' + call.owner().asInternalName() + ';')
                && call.typeSymbol().parameterList().stream().anyMatch(Awaited::isMany);
    }

    private static boolean isMany(ClassDesc type) {
        String name = type.descriptorString();
        return name.startsWith("[L")
                || name.equals("Ljava/lang/Iterable;")
                || name.equals("Ljava/util/Collection;")
                || name.equals("Ljava/util/List;");
    }
}
