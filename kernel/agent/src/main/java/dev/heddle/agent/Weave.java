package dev.heddle.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is put into one method of the JDK.
 *
 * @param owner the internal name of the class
 * @param method name and descriptor of the method
 * @param inserted puts it in before an element of the code, which it does not change; called once for each method
 */
record Weave(String owner, String method, Function<CodeBuilder, Inserted> inserted) {
    /** What a hook is given. */
    enum Give {
        NOTHING,
        THIS,
        THIS_AND_FIRST,
        THIS_AND_SECOND;

        private void push(CodeBuilder code) {
            if (this != NOTHING) {
                code.aload(0);
            }
            if (this == THIS_AND_FIRST) {
                code.aload(1);
            }
            if (this == THIS_AND_SECOND) {
                code.aload(2);
            }
        }
    }

    /** Puts instructions around one that stands in the method. */
    interface Inserted {
        default void atStart() {}

        default void before(CodeElement element) {}

        default void after(CodeElement element) {}

        default void atEnd() {}
    }

    static Weave atStart(String owner, String method, Hook hook, Give give) {
        return new Weave(owner, method, code -> new Inserted() {
            @Override
            public void atStart() {
                give.push(code);
                hook.call(code);
            }
        });
    }

    static Weave beforeCall(String owner, String method, String called, Hook hook, Give give) {
        return new Weave(owner, method, code -> new Inserted() {
            @Override
            public void before(CodeElement element) {
                if (calls(element, called)) {
                    give.push(code);
                    hook.call(code);
                }
            }
        });
    }

    /** From before a thread is mounted until after it is unmounted, on the carrier's side of both. */
    static Weave mounts(String owner, String method) {
        return new Weave(owner, method, code -> new Inserted() {
            private final int mounting = code.allocateLocal(TypeKind.REFERENCE);

            @Override
            public void before(CodeElement element) {
                if (calls(element, "mount")) {
                    Hook.MOUNTING.call(code);
                    code.astore(mounting);
                }
            }

            @Override
            public void after(CodeElement element) {
                if (calls(element, "unmount")) {
                    code.aload(mounting);
                    code.aload(0);
                    code.aload(0);
                    code.getfield(ClassDesc.ofInternalName(owner), "state", ConstantDescs.CD_int);
                    Hook.UNMOUNTED.call(code);
                }
            }
        });
    }

    /** From one call, whose last argument is the work, to another, which is made however the work ends. */
    static Weave between(String owner, String method, String first, String last) {
        return new Weave(owner, method, code -> new Inserted() {
            private final int begun = code.allocateLocal(TypeKind.REFERENCE);

            @Override
            public void before(CodeElement element) {
                if (calls(element, first)) {
                    code.dup();
                    Hook.WORK_BEGINS.call(code);
                    code.astore(begun);
                } else if (calls(element, last)) {
                    code.aload(begun);
                    Hook.WORK_ENDS.call(code);
                }
            }
        });
    }

    /** Where an exception leaves the method, which goes on as it was. */
    static Weave onThrow(String owner, String method, Hook hook, Give give) {
        return new Weave(owner, method, code -> new Inserted() {
            private final Label begin = code.newBoundLabel();

            @Override
            public void atEnd() {
                Label handler = code.newBoundLabel();
                give.push(code);
                hook.call(code);
                code.athrow();
                code.exceptionCatchAll(begin, handler, handler);
            }
        });
    }

    /** From the begin of a method to its regular end. */
    static Weave around(String owner, String method, Hook begins, Hook ends) {
        return new Weave(owner, method, code -> new Inserted() {
            private final int begun = code.allocateLocal(TypeKind.REFERENCE);

            @Override
            public void atStart() {
                code.aload(0);
                begins.call(code);
                code.astore(begun);
            }

            @Override
            public void before(CodeElement element) {
                if (element instanceof ReturnInstruction) {
                    code.aload(begun);
                    ends.call(code);
                }
            }
        });
    }

    private static boolean calls(CodeElement element, String method) {
        return element instanceof InvokeInstruction call && call.name().equalsString(method);
    }

    boolean matches(MethodModel candidate) {
        return Rewriter.signature(candidate).equals(method);
    }

    CodeTransform code() {
        return CodeTransform.ofStateful(() -> new CodeTransform() {
            private @Nullable Inserted inside;

            @Override
            public void atStart(CodeBuilder code) {
                inside(code).atStart();
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                inside(code).before(element);
                code.with(element);
                inside(code).after(element);
            }

            @Override
            public void atEnd(CodeBuilder code) {
                inside(code).atEnd();
            }

            private Inserted inside(CodeBuilder code) {
                if (inside == null) {
                    inside = inserted.apply(code);
                }
                return inside;
            }
        });
    }

    @Override
    public String toString() {
        return owner.replace('/', '.') + "." + method;
    }
}
