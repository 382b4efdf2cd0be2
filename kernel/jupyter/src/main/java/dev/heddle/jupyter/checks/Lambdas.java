package dev.heddle.jupyter.checks;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises the instruction that makes a lambda or method reference. */
final class Lambdas {
    private static final String FACTORY = "Ljava/lang/invoke/LambdaMetafactory;";
    /** Among the factory's own arguments, after the functional type: the handle of the lambda's code. */
    private static final int BODY = 1;

    private Lambdas() {}

    static boolean isLambda(InvokeDynamicInstruction instruction) {
        return instruction.bootstrapMethod().owner().descriptorString().equals(FACTORY);
    }

    static Value.@Nullable Lambda of(InvokeDynamicInstruction instruction, List<@Nullable Value> captured) {
        ConstantDesc body = instruction.bootstrapArgs().get(BODY);
        return body instanceof DirectMethodHandleDesc handle
                ? Value.Lambda.of(instruction.name().stringValue(), MethodRef.of(handle), captured)
                : null;
    }
}
