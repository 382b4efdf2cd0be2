package dev.heddle.trace;

import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordedThreadGroup;
import org.jspecify.annotations.Nullable;

/** What a recording says about who a thread is. */
record ThreadIdentity(long id, String name, String group, boolean virtual) {
    static final String CARRIERS = "CarrierThreads";

    /** The group of every virtual thread; there may be a million to ask. */
    private static final String VIRTUAL = "VirtualThreads";

    static ThreadIdentity of(RecordedThread thread) {
        @Nullable String name = thread.getJavaName();
        boolean virtual = thread.isVirtual();
        return new ThreadIdentity(
                thread.getJavaThreadId(), name == null ? "" : name, virtual ? VIRTUAL : groupOf(thread), virtual);
    }

    static ThreadIdentity of(Thread thread) {
        @Nullable ThreadGroup group = thread.getThreadGroup();
        return new ThreadIdentity(
                thread.threadId(), thread.getName(), group == null ? "" : group.getName(), thread.isVirtual());
    }

    private static String groupOf(RecordedThread thread) {
        @Nullable RecordedThreadGroup group = thread.getThreadGroup();
        @Nullable String name = group == null ? null : group.getName();
        return name == null ? "" : name;
    }

    /** The JDK's own virtual threads, which watch the sockets that others block on. */
    private static final String SOCKET_WATCHERS = "SubPoller-";

    /** Threads of the JVM, of its recorder and of the scheduler of virtual threads: they run nobody's code. */
    boolean isMachinery() {
        return virtual
                ? name.startsWith(SOCKET_WATCHERS)
                : (group.equals("system")
                        || (group.equals("InnocuousThreadGroup") && !name.startsWith("HttpClient"))
                        || name.startsWith("JFR ")
                        || name.equals(ThreadSampler.THREAD_NAME)
                        || (group.equals(CARRIERS) && !isCarrier()));
    }

    boolean isCarrier() {
        return group.equals(CARRIERS) && name.contains("-worker-");
    }

    String label() {
        return !name.isEmpty() ? name : (virtual ? "virtual-" : "thread-") + id;
    }
}
