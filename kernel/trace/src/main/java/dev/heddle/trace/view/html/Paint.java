package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;

/** How a state looks. The shape says whether a thread is held, the fill says why. In stacking order, bottom first. */
enum Paint {
    RUN("r"),
    IO("i"),
    LOCK("l"),
    WAIT("w"),
    READY("y"),
    NONE("n");

    private final String cssClass;

    Paint(String cssClass) {
        this.cssClass = cssClass;
    }

    String cssClass() {
        return cssClass;
    }

    static Paint of(State state) {
        return switch (state) {
            case RUNNING -> RUN;
            case READY, QUEUED -> READY;
            case IO -> IO;
            case BLOCKED -> LOCK;
            case WAITING, PARKED, SLEEPING, RESULT -> WAIT;
            case AWAITING, FREE, IDLE, UNKNOWN -> NONE;
        };
    }

    /** Whether the slice is drawn at full height: it holds a thread, or a thread that waits for a core. */
    static boolean isTall(Slice slice) {
        return switch (slice.state().hold()) {
            case RUNNING, WAITING -> true;
            case READY -> slice.state() == State.READY && slice.thread() != 0;
            case NONE, IDLE -> false;
        };
    }

    static boolean isDrawn(Slice slice) {
        return slice.state().hold() != Hold.IDLE;
    }

    /** Whether this paint is a thread that is held and does nothing. */
    boolean isHatched() {
        return this == IO || this == LOCK || this == WAIT;
    }
}
