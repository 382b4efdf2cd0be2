package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import jdk.jfr.FlightRecorder;
import org.example.samples.LifecycleSample;
import org.example.samples.ManySample;
import org.example.samples.OutcomesSample;
import org.example.samples.ParallelSample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Runs samples and looks at how they ended and what they left. */
@Timeout(120)
class TracedExtensionTest {
    private static final String OUTCOMES = "org.example.samples.OutcomesSample.";

    @TempDir
    Path directory;

    @AfterEach
    void no_recording_goes_on() {
        assertThat(FlightRecorder.getFlightRecorder().getRecordings()).isEmpty();
    }

    @Test
    void only_failed_tests_leave_a_picture() throws IOException {
        Run run = Run.of(directory, OutcomesSample.class);

        assertThat(run.count(SUCCESSFUL)).isEqualTo(2);
        assertThat(run.count(ABORTED)).isEqualTo(1);
        assertThat(run.count(FAILED)).isEqualTo(4);
        assertThat(run.pictures())
                .containsExactly(
                        OUTCOMES + "fails_after_asking.html",
                        OUTCOMES + "fails_before_asking.html",
                        OUTCOMES + "fails_by_what_its_threads_did.html",
                        OUTCOMES + "fails_with_an_exception_of_its_own.html");
        assertThat(run.entries()).hasSize(4).allMatch(entry -> entry.contains(TracedTest.ENTRY + " = '" + directory));
    }

    @Test
    void a_failure_keeps_what_it_says_and_names_the_file() {
        Run run = Run.of(directory, OutcomesSample.class);

        assertThat(run.failure("fails_before_asking"))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("expected: 3")
                .hasMessageEndingWith("What its threads did: "
                        + directory
                                .resolve(OUTCOMES + "fails_before_asking.html")
                                .toUri())
                .satisfies(failure -> assertThat(
                                ((AssertionFailedError) failure).getExpected().getValue())
                        .isEqualTo("3"))
                .satisfies(failure ->
                        assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("fails_before_asking"));
        assertThat(run.failure("fails_with_an_exception_of_its_own"))
                .isInstanceOf(OutcomesSample.OwnException.class)
                .hasMessage("own 7")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(
                                beside -> assertThat(beside).hasMessageStartingWith("What its threads did: file:/")));
    }

    @Test
    void the_picture_shows_the_trace_that_was_judged() throws IOException {
        Run run = Run.of(directory, OutcomesSample.class);

        assertThat(run.picture(OUTCOMES + "fails_before_asking.html"))
                .contains(">before<", "OutcomesSample.fails_before");
        assertThat(run.picture(OUTCOMES + "fails_after_asking.html"))
                .contains("early")
                .doesNotContain("late<");
        assertThat(run.failure("fails_by_what_its_threads_did"))
                .hasMessageContainingAll(
                        "OutcomesSample.fails_by_what_its_threads_did was to start no threads, but started 1 thread:",
                        "too-many (platform thread), started by ",
                        ": asleep for ",
                        " at Work.java:");
    }

    @Test
    void a_method_after_each_test_may_judge_all_of_them() throws IOException {
        Run run = Run.of(directory, LifecycleSample.AfterEachSample.class);

        assertThat(run.count(SUCCESSFUL)).isEqualTo(1);
        assertThat(run.failure("starts_one"))
                .hasMessageContainingAll("started 1 thread:", "one (platform thread)", "What its threads did: file:/")
                .message()
                .doesNotContain("prepares", "looks");
        assertThat(run.pictures()).hasSize(1);
    }

    @Test
    void a_test_that_did_not_begin_has_no_picture() throws IOException {
        Run run = Run.of(directory, LifecycleSample.BeforeEachSample.class);

        assertThat(run.failure("never_runs"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("not prepared")
                .hasNoSuppressedExceptions();
        assertThat(run.pictures()).isEmpty();
    }

    @Test
    void what_another_extension_fails_has_a_picture_too() throws IOException {
        Run run = Run.of(directory, LifecycleSample.SoftSample.class);

        assertThat(run.failure("fails_softly").getSuppressed())
                .anyMatch(beside -> String.valueOf(beside.getMessage()).startsWith("What its threads did: file:/"));
        assertThat(run.pictures()).hasSize(1);
    }

    @Test
    void what_takes_too_long_has_a_picture_too() throws IOException {
        Run run = Run.of(directory, LifecycleSample.TimeoutSample.class);

        for (String test : new String[] {"is_interrupted", "is_left_alone"}) {
            assertThat(run.failure(test))
                    .isExactlyInstanceOf(TimeoutException.class)
                    .hasMessageContainingAll("timed out", "What its threads did: file:/");
        }
        assertThat(run.pictures()).hasSize(2);
    }

    @Test
    void nested_classes_are_traced_by_the_class_around() throws IOException {
        Run run = Run.of(directory, LifecycleSample.NestedSample.class);

        assertThat(run.failure("fails"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("inner\nWhat its threads did: file:/");
        assertThat(run.pictures()).containsExactly("org.example.samples.LifecycleSample$NestedSample$Inner.fails.html");
    }

    @Test
    void work_that_outlives_the_method_is_waited_for() {
        Run run = Run.of(directory, LifecycleSample.OutlivingSample.class);

        assertThat(run.failure("leaves_one_behind"))
                .hasMessageContainingAll("but held one for longer once:", "outlives (platform thread): held for ");
    }

    @Test
    void bad_requests_say_what_to_do() {
        Run run = Run.of(
                directory,
                LifecycleSample.ConstructorSample.class,
                LifecycleSample.GraceSample.class,
                ManySample.class);

        assertThat(run.failure("ConstructorSample")).hasMessageContaining("a TestTrace is of one test: take it in");
        assertThat(run.failure("GraceSample"))
                .hasMessage(
                        "@Traced(grace = \"5\") of LifecycleSample$GraceSample.never_runs: write a time such as 250ms, 2s or 0");
    }

    @Test
    void a_trace_is_had_no_more_once_the_test_is_over() {
        Run.of(directory, LifecycleSample.KeptSample.class);

        assertThatIllegalStateException()
                .isThrownBy(LifecycleSample.KeptSample.kept::trace)
                .withMessage(
                        "there is no trace of LifecycleSample$KeptSample.keeps any more: ask for it before the test is"
                                + " over, then keep it as long as you like");
    }

    @Test
    void each_invocation_has_its_own_trace_and_picture() throws IOException {
        Run run = Run.of(directory, ManySample.class);

        assertThat(run.pictures())
                .containsExactly(
                        "org.example.samples.ManySample.dynamic-2-1.html",
                        "org.example.samples.ManySample.named-String-TestTrace-2.html",
                        "org.example.samples.ManySample.named-String-TestTrace-3.html",
                        "org.example.samples.ManySample.named-int-TestTrace-1.html",
                        "org.example.samples.ManySample.repeated-1.html",
                        "org.example.samples.ManySample.repeated-2.html");
        assertThat(run.failure("dynamic-test:#1")).hasMessageStartingWith("dynamic\nWhat its threads did: file:/");
        assertThat(run.picture("org.example.samples.ManySample.named-String-TestTrace-3.html"))
                .contains("&lt;c&gt;")
                .doesNotContain("<c>", "a/b");
    }

    @Test
    void tests_at_the_same_time_do_not_see_each_others_threads() {
        Run run = Run.of(directory, true, ParallelSample.class);

        run.results().testEvents().assertStatistics(counts -> counts.started(3).succeeded(3));
    }

    @Test
    void a_directory_that_cannot_be_had_leaves_the_failure_and_says_so() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        Run run = Run.of(file, OutcomesSample.class);

        assertThat(run.failure("fails_before_asking"))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("expected: 3")
                .hasMessageContaining("There is no picture of what its threads did: ")
                .hasMessageContaining(file.toString());
        assertThat(run.count(SUCCESSFUL)).isEqualTo(2);
    }
}
