package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of programs that know nothing of Heddle: see src/test/resources/recordings/README.md. */
@Timeout(60)
class ForeignRecordingTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
    private static final List<String> THREADS = List.of("owner", "blocked", "sleeper", "parker", "spinner");

    private static ThreadTrace read(String name) {
        ThreadTrace trace = ThreadTrace.read(RECORDINGS.resolve(name));
        for (ThreadLane lane : trace.threads()) {
            Duration at = lane.begin();
            for (var slice : lane.slices()) {
                assertThat(slice.start()).as("no gap in " + lane.name()).isEqualTo(at);
                at = slice.end();
            }
            assertThat(at).isEqualTo(lane.end()).isLessThanOrEqualTo(trace.wall());
        }
        return trace;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17-default.jfr", "jdk25-profile.jfr"})
    void every_thread_is_part_of_it_and_its_long_waits_are_known(String name) {
        ThreadTrace trace = read(name);

        assertThat(trace.title()).isEqualTo(name);
        assertThat(trace.threads()).extracting(ThreadLane::name).containsAll(THREADS);
        assertThat(trace.timeIn("owner", State.SLEEPING)).isBetween(Duration.ofMillis(150), Duration.ofMillis(400));
        assertThat(trace.timeIn("blocked", State.BLOCKED)).isBetween(Duration.ofMillis(100), Duration.ofMillis(400));
        assertThat(trace.timeIn("parker", State.PARKED)).isBetween(Duration.ofMillis(120), Duration.ofMillis(400));
        assertThat(trace.slices("sleeper"))
                .filteredOn(slice -> slice.state() == State.SLEEPING)
                .hasSize(2)
                .allSatisfy(slice -> assertThat(slice.place()).hasToString("Known.java:49"));
        assertThat(trace.cores()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17-default.jfr", "jdk25-profile.jfr", "jdk25-samples.jfr"})
    void what_is_not_recorded_is_not_known_and_what_was_sampled_ran(String name) {
        ThreadTrace trace = read(name);

        ThreadLane spinner = trace.thread("spinner");
        assertThat(spinner.timeIn(State.RUNNING)).isBetween(Duration.ofMillis(10), Duration.ofMillis(500));
        for (ThreadLane lane : trace.threads()) {
            if (!lane.equals(spinner) && THREADS.contains(lane.name())) {
                assertThat(lane.timeIn(State.RUNNING)).as(lane.name()).isLessThan(Duration.ofMillis(30));
            }
        }
        assertThat(spinner.timeIn(State.UNKNOWN)).isPositive();
        assertThat(trace.toText()).contains("not known");
    }

    @Test
    void there_is_no_cell_thread_and_no_title_to_pick() {
        ThreadTrace trace = read("jdk17-default.jfr");

        assertThatThrownBy(trace::cellThread)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("jdk17-default.jfr")
                .hasMessageContaining("whole recording");
        assertThatThrownBy(() -> ThreadTrace.read(RECORDINGS.resolve("jdk17-default.jfr"), "In[1]"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("read it without a title");
    }

    @Test
    void it_can_be_saved_as_it_was(@TempDir Path directory) {
        ThreadTrace trace = read("jdk25-profile.jfr");
        Path copy = directory.resolve("jdk25-profile.jfr");

        trace.save(copy);

        assertThat(copy).hasSameBinaryContentAs(RECORDINGS.resolve("jdk25-profile.jfr"));
        assertThat(ThreadTrace.read(copy)).isEqualTo(trace);
    }
}
