package dev.heddle.trace.compare;

import java.time.Duration;

/**
 * How far a comparison is.
 *
 * @param phase what it is doing
 * @param variant the name of the variant that is next
 * @param size its size, 0 when there are no sizes
 * @param round which round of that phase, from 1
 * @param left how much of the time that it was given is left, never negative
 * @param soFar what is known by now; at the end, all
 */
public record Progress(Phase phase, String variant, int size, int round, Duration left, Comparison soFar) {
    /** What a comparison does, in order. */
    public enum Phase {
        /** Runs everything until its times settle. */
        WARMING_UP("warming up"),
        /** Looks at the threads of one run of each. */
        TRACING("looking at the threads of one run"),
        /** Measures in rounds. */
        MEASURING("measuring"),
        /** Is over. */
        DONE("done");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        /** The phase in the words that every view uses. */
        public String words() {
            return words;
        }
    }
}
