package dev.heddle.agent.finding;

import dev.heddle.trace.TracedBody;
import java.time.Duration;
import java.util.List;

/**
 * An ordinary program, written well.
 *
 * @param name what it does
 * @param body does it, in the thread that is traced
 */
record CleanProgram(String name, TracedBody<Exception> body) {
    /** Longer than every threshold: what is left out is left out for what it is, not for being short. */
    static final Duration LONG = Duration.ofMillis(250);

    static final Duration SHORT = Duration.ofMillis(5);
    static final int CORES = Runtime.getRuntime().availableProcessors();

    static CleanProgram of(String name, TracedBody<Exception> body) {
        return new CleanProgram(name, body);
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void compute(int millis) {
        Diagnosed.compute(Duration.ofMillis(millis));
    }

    static int computed(int millis) {
        compute(millis);
        return millis;
    }

    static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
