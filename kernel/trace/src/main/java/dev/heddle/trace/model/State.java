package dev.heddle.trace.model;

/** What a thread or a task was doing during a {@link Slice}. */
public enum State {
    /** Executing, or at least not waiting for anything that the JVM records. */
    RUNNING(Hold.RUNNING, "running"),
    /** Ready to run but waiting for a core. */
    READY(Hold.READY, "waiting for a core"),
    /** A task that is queued: nothing runs it yet. */
    QUEUED(Hold.READY, "queued"),
    /** In a file or socket operation that holds the thread. */
    IO(Hold.WAITING, "in I/O"),
    /** Entering a monitor or waiting for a lock that another thread owns. */
    BLOCKED(Hold.WAITING, "blocked on a lock"),
    /** In {@code Object.wait}. */
    WAITING(Hold.WAITING, "waiting"),
    /** In {@code LockSupport.park}: a latch, a queue, a condition. */
    PARKED(Hold.WAITING, "parked"),
    /** In {@code Thread.sleep}. */
    SLEEPING(Hold.WAITING, "asleep"),
    /** Blocked on the outcome of a task: {@code result()}, {@code waitFor()}, {@code join()}, {@code get()}. */
    RESULT(Hold.WAITING, "blocked on a result"),
    /** Waiting without a thread: an async body at an await, or an unmounted virtual thread. */
    AWAITING(Hold.NONE, "waiting without a thread"),
    /** A context's thread between two pieces of work: free to serve others. */
    FREE(Hold.NONE, "free"),
    /** A pool worker with nothing to do. */
    IDLE(Hold.IDLE, "idle"),
    /** Not known: the recording holds nothing about the thread, and was not made so that this would mean anything. */
    UNKNOWN(Hold.IDLE, "not known");

    /** What a state means for the thread underneath: the one thing the picture must say at a glance. */
    public enum Hold {
        /** A thread is held and works. */
        RUNNING,
        /** A thread is held and does nothing. */
        WAITING,
        /** Nothing runs it, but it could. */
        READY,
        /** A wait that holds no thread. */
        NONE,
        /** A worker that waits for work, or nobody knows; drawn as nothing. */
        IDLE
    }

    private final Hold hold;
    private final String label;

    State(Hold hold, String label) {
        this.hold = hold;
        this.label = label;
    }

    /** Whether a thread is held in this state, and to what use. */
    public Hold hold() {
        return hold;
    }

    /** The state in the words that every view uses. */
    public String label() {
        return label;
    }
}
