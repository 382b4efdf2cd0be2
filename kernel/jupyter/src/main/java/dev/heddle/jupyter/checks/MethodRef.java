package dev.heddle.jupyter.checks;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;

/**
 * A method as bytecode names it.
 *
 * @param owner the internal name of the class that it is looked up in
 * @param descriptor types of its parameters and of its value
 */
record MethodRef(String owner, String name, String descriptor) {
    static MethodRef of(InvokeInstruction call) {
        return new MethodRef(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
    }

    static MethodRef of(DirectMethodHandleDesc handle) {
        return new MethodRef(internalName(handle.owner()), handle.methodName(), handle.lookupDescriptor());
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface() ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    MethodRef in(String otherOwner) {
        return new MethodRef(otherOwner, name, descriptor);
    }
}
