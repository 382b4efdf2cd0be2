package dev.heddle.jupyter.checks;

import java.util.Map;
import java.util.Set;

/** What methods do that no cell defines: which await, and which run a lambda before they return. */
final class OutsideMethods {
    private static final String LIBRARY = "dev/heddle/tasks/";
    private static final Map<String, Set<String>> AWAITING = Map.of(
            LIBRARY + "Async", Set.of("await"),
            LIBRARY + "AsyncStream", Set.of("forEach", "forEachWhile"),
            LIBRARY + "AsyncEach", Set.of("iterator", "hasNext", "next", "close"),
            LIBRARY + "AsyncEmitter", Set.of("yield"));

    private OutsideMethods() {}

    static boolean awaits(MethodRef method) {
        return AWAITING.getOrDefault(method.owner(), Set.of()).contains(method.name());
    }

    /**
     * Whether a lambda given to a method may run within the call. Not where it becomes the code of a task, a thread or
     * an executor's work: that runs on a stack of its own. Nor where the parameter is no functional type: a list keeps it.
     */
    static boolean mayRun(MethodRef method, String parameterDescriptor) {
        return !parameterDescriptor.equals("Ljava/lang/Object;")
                && !parameterDescriptor.startsWith("[")
                && !starts(method);
    }

    private static boolean starts(MethodRef method) {
        String owner = method.owner();
        String name = method.name();
        if (owner.startsWith(LIBRARY)) {
            return !name.equals("send"); // the one that has a context run it and waits
        }
        if (owner.startsWith("java/util/concurrent/")) {
            return name.endsWith("Async") // a CompletableFuture's
                    || owner.contains("Executor")
                    || owner.contains("ForkJoin")
                    || owner.contains("StructuredTaskScope");
        }
        return owner.startsWith("java/lang/Thread") || name.equals("invokeLater");
    }
}
