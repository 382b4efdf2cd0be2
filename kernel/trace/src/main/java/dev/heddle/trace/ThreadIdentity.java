package dev.heddle.trace;

import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** What a recording says about who a thread is. */
record ThreadIdentity(long id, String name, String group, boolean virtual) {
    static final String CARRIERS = "CarrierThreads";

    static ThreadIdentity of(RecordedThread thread) {
        @Nullable String name = thread.getJavaName();
        var group = thread.getThreadGroup();
        return new ThreadIdentity(
                thread.getJavaThreadId(),
                name == null ? "" : name,
                group == null || group.getName() == null ? "" : group.getName(),
                thread.isVirtual());
    }

    /** Threads of the JVM, of its recorder and of the scheduler of virtual threads: they run nobody's code. */
    boolean isMachinery() {
        return !virtual
                && (group.equals("system")
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
