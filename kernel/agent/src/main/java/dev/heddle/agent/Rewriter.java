package dev.heddle.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts calls of the hooks into methods of the JDK. */
final class Rewriter implements ClassFileTransformer {
    private static final String THREAD = "java/lang/Thread";
    private static final String VIRTUAL_THREAD = "java/lang/VirtualThread";
    private static final String THREAD_POOL = "java/util/concurrent/ThreadPoolExecutor";
    private static final String SCHEDULED_POOL = "java/util/concurrent/ScheduledThreadPoolExecutor";
    private static final String FORK_JOIN_POOL = "java/util/concurrent/ForkJoinPool";
    private static final String FORK_JOIN_TASK = "java/util/concurrent/ForkJoinTask";
    private static final String EVENT_QUEUE = "java/awt/EventQueue";

    private static final String POOL_SUBMIT =
            "poolSubmit(ZLjava/util/concurrent/ForkJoinTask;)Ljava/util/concurrent/ForkJoinTask;";

    private static final Map<String, List<Weave>> WEAVES = List.of(
                    Weave.mounts(VIRTUAL_THREAD, "runContinuation()V"),
                    Weave.atStart(
                            VIRTUAL_THREAD, "start(Ljdk/internal/vm/ThreadContainer;)V", Hook.STARTS, Weave.Give.THIS),
                    Weave.beforeCall(THREAD, "start()V", "start0", Hook.STARTS_PLATFORM, Weave.Give.THIS),
                    Weave.beforeCall(
                            THREAD,
                            "start(Ljdk/internal/vm/ThreadContainer;)V",
                            "start0",
                            Hook.STARTS_PLATFORM,
                            Weave.Give.THIS),
                    Weave.atStart(
                            VIRTUAL_THREAD,
                            "submitRunContinuation(Ljava/util/concurrent/Executor;Z)V",
                            Hook.READY,
                            Weave.Give.THIS),
                    Weave.beforeCall(
                            VIRTUAL_THREAD,
                            "externalSubmitRunContinuation(Ljava/util/concurrent/ForkJoinPool;)V",
                            "externalSubmit",
                            Hook.READY,
                            Weave.Give.THIS),
                    Weave.beforeCall(
                            VIRTUAL_THREAD, "lazySubmitRunContinuation()V", "lazySubmit", Hook.READY, Weave.Give.THIS),
                    Weave.atStart(VIRTUAL_THREAD, "park()V", Hook.PARKS, Weave.Give.NOTHING),
                    Weave.atStart(VIRTUAL_THREAD, "parkNanos(J)V", Hook.PARKS, Weave.Give.NOTHING),
                    Weave.atStart(
                            THREAD_POOL, "execute(Ljava/lang/Runnable;)V", Hook.SUBMITTED, Weave.Give.THIS_AND_FIRST),
                    Weave.atStart(
                            THREAD_POOL, "reject(Ljava/lang/Runnable;)V", Hook.REFUSED, Weave.Give.THIS_AND_FIRST),
                    Weave.between(
                            THREAD_POOL,
                            "runWorker(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V",
                            "beforeExecute",
                            "afterExecute"),
                    Weave.atStart(
                            SCHEDULED_POOL,
                            "delayedExecute(Ljava/util/concurrent/RunnableScheduledFuture;)V",
                            Hook.SUBMITTED,
                            Weave.Give.THIS_AND_FIRST),
                    Weave.atStart(FORK_JOIN_POOL, POOL_SUBMIT, Hook.SUBMITTED, Weave.Give.THIS_AND_SECOND),
                    Weave.onThrow(FORK_JOIN_POOL, POOL_SUBMIT, Hook.REFUSED, Weave.Give.THIS_AND_SECOND),
                    Weave.around(FORK_JOIN_TASK, "doExec()V", Hook.FORK_JOIN_BEGINS, Hook.WORK_ENDS),
                    Weave.around(EVENT_QUEUE, "getNextEvent()Ljava/awt/AWTEvent;", Hook.PUMPS, Hook.PUMPED))
            .stream()
            .collect(Collectors.groupingBy(Weave::owner));

    private final Set<String> missing = new ConcurrentSkipListSet<>(
            WEAVES.values().stream().flatMap(List::stream).map(Weave::toString).toList());

    /** The classes to rewrite, none of which is initialised by that; a JDK without java.desktop has them without AWT's. */
    static List<Class<?>> targets() {
        var targets = new ArrayList<Class<?>>();
        for (String name : new TreeSet<>(WEAVES.keySet())) {
            try {
                targets.add(Class.forName(name.replace('/', '.'), false, null));
            } catch (ClassNotFoundException absent) {
                // its methods stay among the missing
            }
        }
        return targets;
    }

    /** Methods that this JDK does not have as they were expected, or that were not rewritten yet. */
    Set<String> missing() {
        return missing;
    }

    @Override
    @SuppressWarnings("ReturnsNullCollection") // as the interface says: null leaves the class as it is
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        List<Weave> weaves = className == null || loader != null ? null : WEAVES.get(className);
        return weaves == null ? null : rewritten(bytes, weaves);
    }

    private byte[] rewritten(byte[] bytes, List<Weave> weaves) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        ClassTransform all = ClassTransform.ACCEPT_ALL;
        for (Weave weave : weaves) {
            if (model.methods().stream().anyMatch(weave::matches)) {
                all = all.andThen(ClassTransform.transformingMethodBodies(weave::matches, weave.code()));
                missing.remove(weave.toString());
            }
        }
        return classFile.transformClass(model, all);
    }

    static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
