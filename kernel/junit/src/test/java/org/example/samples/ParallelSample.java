package org.example.samples;

import static dev.heddle.junit.TraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import dev.heddle.trace.model.ThreadLane;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two traced tests and one that is not run at the same time, each starts a thread, and all meet twice meanwhile. */
@Execution(ExecutionMode.CONCURRENT)
public class ParallelSample {
    private static final CyclicBarrier MEETING = new CyclicBarrier(3);

    @Test
    @Traced
    void left(TestTrace test) throws Exception {
        meetTwice("left");
        sees(test, "left");
    }

    @Test
    @Traced
    void right(TestTrace test) throws Exception {
        meetTwice("right");
        sees(test, "right");
    }

    @Test
    void untraced() throws Exception {
        meetTwice("untraced");
    }

    private static void meetTwice(String name) throws Exception {
        MEETING.await(30, TimeUnit.SECONDS);
        Work.startThread(name);
        long end = System.nanoTime() + 30_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        MEETING.await(30, TimeUnit.SECONDS);
    }

    private static void sees(TestTrace test, String name) {
        assertThat(test.trace()).startedThreads(1).usedThreads(2);
        assertThat(test.trace().threads())
                .extracting(ThreadLane::name)
                .containsExactlyInAnyOrder(test.trace().cellThread().name(), name);
    }
}
