package dev.heddle.jupyter.checks;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a class that a cell defines.
 *
 * @param name its internal name
 * @param cell the execution count of the cell
 * @param supertypes internal names of its superclass and interfaces
 */
record CellClass(String name, int cell, List<String> supertypes, Map<MethodRef, Method> methods) {
    /**
     * A method with code.
     *
     * @param isSynchronized whether it holds a monitor from its beginning to its end
     */
    record Method(MethodRef ref, int cell, boolean isSynchronized, List<Call> calls) {}

    static CellClass of(ClassModel model, int cell, IntUnaryOperator cellLine) {
        String name = model.thisClass().asInternalName();
        Map<MethodRef, Method> methods = new LinkedHashMap<>();
        for (MethodModel method : model.methods()) {
            if (method.code().isPresent()) {
                MethodRef ref = new MethodRef(
                        name,
                        method.methodName().stringValue(),
                        method.methodType().stringValue());
                boolean isSynchronized = method.flags().has(AccessFlag.SYNCHRONIZED);
                methods.put(ref, new Method(ref, cell, isSynchronized, MethodReader.read(method, cellLine)));
            }
        }
        return new CellClass(name, cell, supertypes(model), methods);
    }

    private static List<String> supertypes(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(entry -> entry.asInternalName())
                .toList();
    }

    @Nullable Method method(MethodRef ref) {
        return methods.get(ref.in(name));
    }
}
