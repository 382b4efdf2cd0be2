package dev.heddle.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** A method of the hooks' class, named without a link to it: that class must be the boot loader's and no other's. */
enum Hook {
    STARTS("starts", ConstantDescs.CD_void, ClassDesc.of("java.lang.Thread")),
    MOUNTING("mounting", ConstantDescs.CD_Object),
    UNMOUNTED(
            "unmounted",
            ConstantDescs.CD_void,
            ConstantDescs.CD_Object,
            ClassDesc.of("java.lang.Thread"),
            ConstantDescs.CD_int),
    STARTS_PLATFORM("startsPlatform", ConstantDescs.CD_void, ClassDesc.of("java.lang.Thread")),
    READY("ready", ConstantDescs.CD_void, ClassDesc.of("java.lang.Thread")),
    PARKS("parks", ConstantDescs.CD_void),
    SUBMITTED("submitted", ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object),
    REFUSED("refused", ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object),
    FORK_JOIN_BEGINS("forkJoinBegins", ConstantDescs.CD_Object, ConstantDescs.CD_Object),
    WORK_BEGINS("workBegins", ConstantDescs.CD_Object, ConstantDescs.CD_Object),
    WORK_ENDS("workEnds", ConstantDescs.CD_void, ConstantDescs.CD_Object),
    PUMPS("pumps", ConstantDescs.CD_Object, ConstantDescs.CD_Object),
    PUMPED("pumped", ConstantDescs.CD_void, ConstantDescs.CD_Object);

    static final String PACKAGE = "dev.heddle.agent.hook";
    static final String HOOKS = PACKAGE + ".Hooks";
    static final String MOUNT_ENDS = PACKAGE + ".MountEnds";

    private final String method;

    @SuppressWarnings("ImmutableEnumChecker") // it is, by its contract
    private final MethodTypeDesc type;

    Hook(String method, ClassDesc result, ClassDesc... parameters) {
        this.method = method;
        this.type = MethodTypeDesc.of(result, parameters);
    }

    void call(CodeBuilder code) {
        code.invokestatic(ClassDesc.of(HOOKS), method, type);
    }
}
