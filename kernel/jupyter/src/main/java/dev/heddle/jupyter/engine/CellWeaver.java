package dev.heddle.jupyter.engine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Rewrites the class of a snippet before it is defined, so that stack traces and recordings speak of cells
 * ({@code In[3]:2}), loops that may not end can be stopped, and {@code System.exit} does not end the kernel.
 *
 * <p>Thread-safe: it has no state.
 */
final class CellWeaver {
    private static final ClassDesc GUARD = ClassDesc.of(CellGuard.class.getName());
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final MethodTypeDesc CHECK = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc RUNTIME_EXIT =
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);
    private static final Set<String> EXITS =
            Set.of("java/lang/System.exit(I)V", "java/lang/Runtime.exit(I)V", "java/lang/Runtime.halt(I)V");

    private final ClassFile classFile;

    /** A weaver that looks up the types it must know through a loader, which may define cells' classes itself. */
    CellWeaver(ClassLoader types) {
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(types).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    ClassModel parse(byte[] bytecodes) {
        return classFile.parse(bytecodes);
    }

    /** The class with its source named and its lines moved to those of the cell. */
    byte[] weave(ClassModel model, String source, IntUnaryOperator cellLine) {
        return classFile.transformClass(model, (builder, element) -> {
            switch (element) {
                case SourceFileAttribute _ -> builder.with(SourceFileAttribute.of(source));
                case MethodModel method
                when method.code().isPresent() ->
                    builder.transformMethod(
                            method,
                            MethodTransform.transformingCode(
                                    code(method, method.code().get(), cellLine)));
                default -> builder.with(element);
            }
        });
    }

    private static CodeTransform code(MethodModel method, CodeModel code, IntUnaryOperator cellLine) {
        BitSet checked = UnboundedLoops.branchesToCheck(code);
        boolean recursive = UnboundedLoops.callsItself(method, code);
        return new CodeTransform() {
            private int index;

            @Override
            public void atStart(CodeBuilder builder) {
                if (recursive) {
                    builder.invokestatic(GUARD, "check", CHECK);
                }
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                if (checked.get(index++)) {
                    builder.invokestatic(GUARD, "check", CHECK);
                }
                switch (element) {
                    case LineNumber line -> builder.lineNumber(cellLine.applyAsInt(line.line()));
                    case InvokeInstruction call
                    when isExit(call) ->
                        builder.invokestatic(GUARD, "exit", call.opcode() == Opcode.INVOKESTATIC ? EXIT : RUNTIME_EXIT);
                    default -> builder.with(element);
                }
            }
        };
    }

    private static boolean isExit(InvokeInstruction call) {
        return EXITS.contains(call.owner().asInternalName()
                + "."
                + call.name().stringValue()
                + call.type().stringValue());
    }
}
