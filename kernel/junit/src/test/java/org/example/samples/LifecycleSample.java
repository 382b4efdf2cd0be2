package org.example.samples;

import static dev.heddle.junit.TraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens around a test's method, at the time when it belongs to a trace and when not. */
public class LifecycleSample {
    /** Looks at each test's trace in one place. */
    @Traced
    public static class AfterEachSample {
        @BeforeEach
        void prepare(TestTrace test) throws InterruptedException {
            assertThatIllegalStateException()
                    .isThrownBy(test::trace)
                    .withMessageContaining("begins with the test's method");
            Work.startThread("prepares");
        }

        @AfterEach
        void look(TestTrace test) throws InterruptedException {
            Work.startThread("looks");
            assertThat(test.trace()).startedNoThreads();
        }

        @Test
        void starts_none() {}

        @Test
        void starts_one() throws InterruptedException {
            Work.startThread("one");
        }
    }

    /** Fails before there is anything to draw. */
    @Traced
    public static class BeforeEachSample {
        @BeforeEach
        void prepare() {
            throw new IllegalStateException("not prepared");
        }

        @Test
        void never_runs() {}
    }

    /** Another extension fails it, after its method. */
    @Traced
    @ExtendWith(SoftAssertionsExtension.class)
    public static class SoftSample {
        @InjectSoftAssertions
        SoftAssertions softly = new SoftAssertions();

        @Test
        void fails_softly() {
            softly.assertThat(1).isEqualTo(2);
        }
    }

    /** JUnit fails them, from outside. */
    @Traced
    public static class TimeoutSample {
        @Test
        @Timeout(value = 50, unit = TimeUnit.MILLISECONDS)
        void is_interrupted() throws InterruptedException {
            Thread.sleep(60_000);
        }

        @Test
        @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void is_left_alone() throws InterruptedException {
            Thread.sleep(60_000);
        }
    }

    /** The annotation is on the class around it. */
    @Traced
    public static class NestedSample {
        @Nested
        class Inner {
            @Test
            void fails() throws InterruptedException {
                Work.startThread("nested");
                throw new IllegalStateException("inner");
            }
        }
    }

    /** Asks for what is not to be had. */
    @Traced
    public static class ConstructorSample {
        ConstructorSample(TestTrace test) {
            test.trace();
        }

        @Test
        void never_runs() {}
    }

    /** The unit is missing. */
    public static class GraceSample {
        @Test
        @Traced(grace = "5")
        void never_runs() {}
    }

    /** Work that goes on when the method has ended is waited for, as long as that. */
    @Traced(grace = "20s")
    public static class OutlivingSample {
        @AfterEach
        void look(TestTrace test) {
            assertThat(test.trace()).startedPlatformThreads(1).heldNoOtherThreadFor(java.time.Duration.ZERO);
        }

        @Test
        void leaves_one_behind() {
            Thread.ofPlatform().name("outlives").start(Work::rest);
        }
    }

    /** Its trace is asked for when all is over. */
    @Traced
    public static class KeptSample {
        public static TestTrace kept;

        @Test
        void keeps(TestTrace test) {
            kept = test;
        }
    }
}
