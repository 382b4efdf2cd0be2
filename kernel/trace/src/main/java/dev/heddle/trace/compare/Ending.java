package dev.heddle.trace.compare;

/** Why a comparison measured no longer. */
public enum Ending {
    /** It is still at work: this is what is known so far. */
    GOING_ON,
    /** Every interval is narrow enough. */
    NARROW,
    /** The time that it was given is up. */
    TIME_UP,
    /** The calling thread was interrupted. */
    STOPPED,
    /** Every variant failed. */
    ALL_FAILED
}
