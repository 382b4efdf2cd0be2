package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trace that goes to a file and comes back. */
@Timeout(120)
class SavedTraceTest {
    @TempDir
    Path directory;

    private static ThreadTrace sample() {
        return Traces.trace(() -> {
            TaskEvents.created(1, 0, "load", "async");
            TaskEvents.step(1, "completed", 0, () -> pause(20));
            TaskEvents.completed(1, "completed");
            Thread worker = Thread.ofPlatform().name("worker").start(() -> pause(30));
            Thread light = Thread.ofVirtual().name("light").start(() -> pause(10));
            join(worker);
            join(light);
        });
    }

    @Test
    void it_comes_back_equal_although_nobody_here_knows_its_places() {
        ThreadTrace trace = sample();
        Path file = directory.resolve("trace.jfr");

        trace.save(file);

        assertThat(ThreadTrace.read(file)).isEqualTo(trace);
        assertThat(ThreadTrace.read(file, "test")).isEqualTo(trace);
        assertThat(trace.slices("worker")).extracting(Slice::place).anyMatch(place -> place != null);
    }

    @Test
    void the_cell_and_line_survive() {
        PlaceResolver cells = (type, method, line) ->
                type.endsWith("SavedTraceTest") && method.equals("pause") ? new Place("In[5]", 3, method) : null;
        ThreadTrace trace = ThreadTrace.of(TraceOptions.titled("In[5]").placing(cells), () -> {
            pause(20);
            return true;
        });
        Path file = directory.resolve("cell.jfr");
        trace.save(file);

        ThreadTrace read = ThreadTrace.read(file);

        assertThat(ThreadTraceTest.slice(read.cellThread(), State.SLEEPING).place())
                .hasToString("In[5]:3");
        assertThat(read).isEqualTo(trace);
    }

    @Test
    void a_trace_that_was_read_can_be_saved_again_and_its_file_may_be_gone() throws IOException {
        ThreadTrace trace = sample();
        Path first = directory.resolve("first.jfr");
        Path second = directory.resolve("second.jfr");
        trace.save(first);
        ThreadTrace read = ThreadTrace.read(first);
        Files.delete(first);

        read.save(second);

        assertThat(ThreadTrace.read(second)).isEqualTo(trace);
    }

    @Test
    void an_existing_file_is_replaced_and_nothing_else_is_left() throws IOException {
        Path file = Files.writeString(directory.resolve("old.jfr"), "old");

        sample().save(file);
        sample().save(file);

        assertThat(ThreadTrace.read(file).title()).isEqualTo("test");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void an_interrupt_disturbs_neither_stop_nor_save_nor_read_and_is_kept() {
        Path file = directory.resolve("interrupted.jfr");
        Thread.currentThread().interrupt();
        try {
            ThreadTrace trace = Traces.trace(() -> {});
            trace.save(file);
            assertThat(ThreadTrace.read(file)).isEqualTo(trace);
            trace.save(file);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void the_notes_are_events_that_any_viewer_shows_in_the_time_of_the_trace() throws IOException {
        Path file = directory.resolve("notes.jfr");
        sample().save(file);

        var events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("heddle.Saved"))
                .hasSize(1);
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("heddle.Place"))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.getEventType().getCategoryNames()).containsExactly("Heddle"));
        List<ChunkHeader> chunks = ChunkHeader.readAll(file);
        assertThat(chunks.getLast().startNanos()).isEqualTo(chunks.getFirst().startNanos());
    }

    @Test
    void a_trace_inside_a_trace_is_found_by_its_title_and_the_outer_one_without() {
        ThreadTrace[] inner = new ThreadTrace[1];
        ThreadTrace outer = ThreadTrace.of(TraceOptions.titled("outer"), () -> {
            inner[0] = ThreadTrace.of("inner", () -> pause(10));
            pause(10);
            return true;
        });
        Path file = directory.resolve("both.jfr");
        outer.save(file);

        assertThat(ThreadTrace.read(file)).isEqualTo(outer);
        assertThat(ThreadTrace.read(file, "inner").wall()).isEqualTo(inner[0].wall());
        assertThatThrownBy(() -> ThreadTrace.read(file, "In[7]"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("In[7]")
                .hasMessageContaining("\"inner\", \"outer\"");
    }

    @Test
    void a_wall_clock_that_jumps_moves_nothing() throws IOException {
        ThreadTrace trace = sample();
        Path file = directory.resolve("jump.jfr");
        trace.save(file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        long second = header.getLong(8);
        for (long at : new long[] {0, second}) {
            int field = (int) at + ChunkHeader.START_NANOS_AT;
            header.putLong(
                    field,
                    header.getLong(field)
                            + (at == 0 ? -1 : 1) * Duration.ofHours(1).toNanos());
        }
        Files.write(file, bytes);

        assertThat(ThreadTrace.read(file)).isEqualTo(trace);
    }

    @Test
    void a_recording_beyond_the_limit_is_not_kept_and_the_trace_says_so() {
        TraceOptions options = Traces.OPTIONS.within(TraceLimits.standard().keeping(1_000));
        ThreadTrace trace = ThreadTrace.of(options, () -> true);

        assertThatThrownBy(() -> trace.save(directory.resolve("large.jfr")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TraceLimits");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void where_nothing_can_be_written_the_error_says_why() throws IOException {
        ThreadTrace trace = sample();

        assertThatThrownBy(() -> trace.save(directory))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it is a directory");
        assertThatThrownBy(() -> trace.save(directory.resolve("missing/trace.jfr")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("make it first");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_recorder_that_is_lost_without_being_closed_ends_its_recording() {
        long before = recordings();
        ThreadRecorder.start(TraceOptions.titled("lost in this test"));

        collected(() -> recordings() == before);
    }

    @Test
    void what_is_kept_goes_with_its_trace() {
        assertThat(KeptRecordings.of(sample()).bytes()).isPositive();
        long with = KeptRecordings.bytes();

        collected(() -> KeptRecordings.bytes() < with);
    }

    private static long recordings() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> recording.getName().contains("lost in this test"))
                .count();
    }

    @Test
    void names_of_any_kind_come_back() {
        List<String> names =
                List.of("<script>&\"'", "a\u0000b\u001b[31m", "lone \ud83d surrogate \ude00", "x".repeat(10_000));
        ThreadTrace trace = Traces.trace(() -> {
            for (String name : names) {
                join(Thread.ofPlatform().name(name).start(() -> pause(2)));
            }
        });
        Path file = directory.resolve("names.jfr");
        trace.save(file);

        assertThat(ThreadTrace.read(file)).isEqualTo(trace);
        assertThat(trace.threads()).extracting(lane -> lane.name()).contains(names.get(0), names.get(3));
        // the recorder itself writes two signs that stand for anything instead of a NUL or half a character
        assertThat(trace.threads()).anyMatch(lane -> lane.name().endsWith("b\u001b[31m"));
        assertThat(trace.threads()).anyMatch(lane -> lane.name().startsWith("lone "));
    }

    private static void collected(BooleanSupplier gone) {
        while (!gone.getAsBoolean()) {
            System.gc();
            pause(10);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
