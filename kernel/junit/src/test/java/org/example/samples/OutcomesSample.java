package org.example.samples;

import static dev.heddle.junit.TraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import org.junit.jupiter.api.Test;

/** One test for each way in which a test ends. */
@Traced
public class OutcomesSample {
    @Test
    void passes(TestTrace test) throws InterruptedException {
        Work.startThread("starts");
        assertThat(test.trace()).startedPlatformThreads(1);
    }

    @Test
    void passes_without_asking() throws InterruptedException {
        Work.startThread("starts");
    }

    @Test
    void fails_by_what_its_threads_did(TestTrace test) throws InterruptedException {
        Work.startThread("too-many");
        assertThat(test.trace()).startedNoThreads();
    }

    @Test
    void fails_before_asking(TestTrace test) throws InterruptedException {
        Work.startThread("before");
        assertThat(1 + 1).isEqualTo(3);
        assertThat(test.trace()).startedNoThreads();
    }

    @Test
    void fails_after_asking(TestTrace test) throws InterruptedException {
        Work.startThread("early");
        test.trace();
        Work.startThread("late");
        assertThat(1 + 1).isEqualTo(3);
    }

    @Test
    void fails_with_an_exception_of_its_own() {
        throw new OwnException(7);
    }

    @Test
    void is_aborted() {
        assumeTrue(false, "not here");
    }

    /** Cannot be made again: it has state. */
    public static final class OwnException extends RuntimeException {
        private final int number;

        OwnException(int number) {
            this.number = number;
        }

        @Override
        public String getMessage() {
            return "own " + number;
        }
    }
}
