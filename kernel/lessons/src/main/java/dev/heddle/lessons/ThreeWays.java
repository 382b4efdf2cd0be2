package dev.heddle.lessons;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.compare.ThreadUse;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * What came of one kind of wait in three ways.
 *
 * @param kind what was waited for
 * @param async in async bodies on one thread
 * @param virtual on virtual threads
 * @param pool on a pool of platform threads
 */
public record ThreeWays(String kind, Way async, Way virtual, Way pool) {
    /** Checks that all three did the same. */
    public ThreeWays {
        if (!async.results().equals(virtual.results()) || !async.results().equals(pool.results())) {
            throw new IllegalArgumentException("the ways of waiting for " + kind + " give different results");
        }
    }

    /**
     * One of the ways, from one traced run.
     *
     * @param name what the way is called
     * @param results what came of each wait, in order
     * @param mostAtOnce how many waits were under way at one moment
     * @param use of threads
     */
    public record Way(String name, List<Object> results, int mostAtOnce, ThreadUse use) {
        /** From the begin of the first wait to the end of the last. */
        public Duration wall() {
            return trace().codeEnd();
        }

        /** How many platform threads were held at one moment, busy or waiting. */
        public int threads() {
            return use.peakPlatform();
        }

        /** For how long platform threads were held and did nothing, added up. */
        public Duration held() {
            return use.heldWaiting();
        }

        /** What the threads did. */
        public ThreadTrace trace() {
            return use.trace();
        }

        @Override
        public String toString() {
            return "%-16s %7s  %s at once, %s, held while waiting: %s"
                    .formatted(
                            name,
                            TimeText.of(wall()),
                            CountText.of(mostAtOnce),
                            CountText.of(threads(), "platform thread"),
                            TimeText.of(held()));
        }
    }

    /** All three, in order. */
    public List<Way> ways() {
        return List.of(async, virtual, pool);
    }

    /** The figures of several kinds in one table, with bars that compare the ways of a kind. */
    public static DisplayData table(ThreeWays... kinds) {
        return ThreeWaysTable.of(List.of(kinds));
    }

    /** The figures as text, a line for each way. */
    @Override
    public String toString() {
        return ways().stream()
                .map(Way::toString)
                .collect(Collectors.joining("\n", CountText.of(async.results().size()) + " × " + kind + "\n", ""));
    }
}
