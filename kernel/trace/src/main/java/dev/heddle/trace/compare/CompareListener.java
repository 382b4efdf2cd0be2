package dev.heddle.trace.compare;

/** Hears how a comparison gets on: at each new phase, every half second or so, and once more at its end. */
@FunctionalInterface
public interface CompareListener {
    /** Called on the thread that compares, between two measurements: what it takes is part of the time that is given. */
    void heard(Progress progress);
}
