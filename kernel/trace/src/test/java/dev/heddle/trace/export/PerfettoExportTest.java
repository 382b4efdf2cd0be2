package dev.heddle.trace.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.export.PerfettoFile.Event;
import dev.heddle.trace.export.PerfettoFile.Span;
import dev.heddle.trace.export.PerfettoFile.Track;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.TaskRow.Outcome;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.view.html.Samples;
import dev.heddle.trace.view.html.VirtualSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PerfettoExportTest {
    private static ThreadTrace with(ThreadTrace trace, List<TaskRow> tasks, List<HandOff> handOffs) {
        return new ThreadTrace(
                trace.title(), trace.totals(), trace.cores(), trace.threads(), tasks, handOffs, List.of());
    }

    private static List<String> told(List<Slice> slices) {
        return slices.stream()
                .map(slice -> slice.state().label() + " " + slice.startNanos() + "-" + slice.endNanos())
                .toList();
    }

    private static List<String> read(List<Span> spans) {
        return spans.stream()
                .map(span -> span.begun().name() + " " + span.start() + "-" + span.end())
                .toList();
    }

    @Test
    void every_slice_of_every_thread_and_task_is_there() throws Exception {
        ThreadTrace trace = Samples.ordinary();
        PerfettoFile file = PerfettoFile.of(trace);

        for (ThreadLane lane : trace.threads()) {
            assertThat(read(file.states(file.track("thread", lane.name())))).isEqualTo(told(lane.slices()));
        }
        for (TaskRow task : trace.tasks()) {
            assertThat(read(file.states(file.track("row", task.name())))).isEqualTo(told(task.slices()));
        }
    }

    @Test
    void a_slice_says_what_holds_where_and_for_whom() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.ordinary());

        Event blocked = file.states(file.track("thread", "pool-1")).get(1).begun();
        assertThat(blocked.category()).isEqualTo("waiting");
        assertThat(blocked.notes())
                .containsEntry("place", "In[4]:12")
                .containsEntry("method", "process")
                .containsEntry("detail", "java.util.HashMap")
                .containsEntry("task", "process")
                .containsEntry("taskId", 3L);
        assertThat(file.states(file.track("row", "process")).get(2).begun().notes())
                .containsEntry("thread", "pool-1")
                .containsEntry("threadId", 21L);
    }

    @Test
    void threads_are_grouped_by_pool_under_their_java_ids() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.ordinary());

        assertThat(file.tracks("group"))
                .extracting(Track::name)
                .containsExactly("In[4]", "pool pool", "other threads", "tasks");
        assertThat(file.tracks("thread"))
                .extracting(file::groupOf)
                .containsExactly("In[4]", "pool pool", "pool pool", "other threads");
        assertThat(file.tracks("thread")).extracting(Track::tid).containsExactly(1L, 21L, 22L, 30L);
        assertThat(file.tracks("group"))
                .extracting(Track::pid)
                .doesNotHaveDuplicates()
                .doesNotContain(1L, 21L, 22L, 30L);
    }

    @Test
    void tasks_stand_under_the_task_that_made_them() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.ordinary());

        assertThat(file.parent(file.track("row", "download")).name()).isEqualTo("processData");
        assertThat(file.parent(file.track("row", "processData")).name()).isEqualTo("tasks");
        assertThat(file.track("row", "process").description()).isEqualTo("Task.run, faulted");
    }

    @Test
    void virtual_threads_and_work_stand_under_what_handed_them_over_too() throws Exception {
        long work = -(1L << 48);
        List<TaskRow> tree = List.of(
                new TaskRow(7, 0, "body", TaskRow.Kind.ASYNC, Outcome.COMPLETED, List.of()),
                new TaskRow(-21, 7, "light", TaskRow.Kind.VIRTUAL_THREAD, Outcome.COMPLETED, List.of()),
                new TaskRow(work, -21, "submit", TaskRow.Kind.WORK, Outcome.COMPLETED, List.of()),
                new TaskRow(8, work, "run", TaskRow.Kind.RUN, Outcome.COMPLETED, List.of()));
        ThreadLane light = new ThreadLane(
                21, "light", ThreadLane.Kind.VIRTUAL, "", true, Duration.ZERO, Duration.ZERO, Duration.ZERO, List.of());
        ThreadTrace empty = Samples.empty();
        PerfettoFile file = PerfettoFile.of(
                new ThreadTrace(empty.title(), empty.totals(), 1, List.of(light), tree, List.of(), List.of()));

        assertThat(file.parent(file.track("row", "run")).name()).isEqualTo("submit");
        assertThat(file.parent(file.track("row", "submit")).name()).isEqualTo("light");
        assertThat(file.parent(file.track("row", "light")).name()).isEqualTo("body");
    }

    @Test
    void a_virtual_thread_has_both_tracks_or_none_wherever_it_stands_in_the_tree() {
        ThreadTrace trace = VirtualSamples.many(100);
        Selection drawn = Selection.of(with(trace, trace.tasks().reversed(), List.of()), 10);

        assertThat(drawn.tasks()).hasSize(10);
        assertThat(drawn.tasks().reversed().stream().map(row -> -row.id()))
                .containsExactlyElementsOf(drawn.lanes().stream()
                        .filter(ThreadLane::isVirtual)
                        .map(ThreadLane::id)
                        .toList());
    }

    @Test
    void no_chain_of_parents_is_longer_than_perfetto_follows() throws Exception {
        List<TaskRow> chain = LongStream.rangeClosed(1, 40)
                .mapToObj(id -> new TaskRow(id, id - 1, "t" + id, TaskRow.Kind.ASYNC, Outcome.PENDING, List.of()))
                .toList();
        PerfettoFile file = PerfettoFile.of(with(Samples.empty(), chain, List.of()));

        for (Track track : file.tracks("row")) {
            int parents = 0;
            for (Track at = track; at.parent() != 0; at = file.parent(at)) {
                parents++;
            }
            assertThat(parents).isLessThanOrEqualTo(8);
        }
        assertThat(file.parent(file.track("row", "t5")).name()).isEqualTo("t4");
        assertThat(file.parent(file.track("row", "t40")).name()).isEqualTo("t6");
    }

    @Test
    void a_task_that_ended_says_how_and_a_pending_one_nothing() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.ordinary());
        Span end = file.spans(file.track("row", "process")).getLast();
        assertThat(end.begun().category()).isEqualTo("outcome");
        assertThat(end.begun().name()).isEqualTo("faulted");
        assertThat(end.start()).isEqualTo(Duration.ofMillis(299).toNanos());

        TaskRow row = Samples.ordinary().tasks().getFirst();
        TaskRow pending = new TaskRow(1, 0, "pending", row.kind(), Outcome.PENDING, row.slices());
        PerfettoFile other = PerfettoFile.of(with(Samples.ordinary(), List.of(pending), List.of()));
        Track track = other.track("row", "pending");
        assertThat(other.spans(track)).hasSameSizeAs(other.states(track));
    }

    @Test
    void each_hand_off_is_an_arrow_between_the_slices_where_it_happened() throws Exception {
        ThreadTrace trace = Samples.ordinary();
        PerfettoFile file = PerfettoFile.of(trace);

        List<Event> tails = file.events().stream()
                .filter(event -> !event.leaving().isEmpty())
                .toList();
        List<Event> heads = file.events().stream()
                .filter(event -> !event.arriving().isEmpty())
                .toList();
        assertThat(tails)
                .extracting(Event::name)
                .isEqualTo(trace.handOffs().stream().map(HandOff::what).toList());
        assertThat(tails)
                .extracting(Event::at)
                .isEqualTo(
                        trace.handOffs().stream().map(h -> h.from().toNanos()).toList());
        assertThat(heads)
                .extracting(Event::at)
                .isEqualTo(trace.handOffs().stream().map(h -> h.to().toNanos()).toList());
        assertThat(heads)
                .extracting(Event::arriving)
                .isEqualTo(tails.stream().map(Event::leaving).toList());
        // At 14 ms the cell's thread hands over at the very end of a slice, and the pool's goes on at the start of one.
        assertThat(enclosing(file, file.track("thread", "cell"), tails.getFirst()))
                .isEqualTo("running 0");
        assertThat(enclosing(file, file.track("thread", "pool-2"), heads.getFirst()))
                .isEqualTo("in I/O 16");
    }

    private static String enclosing(PerfettoFile file, Track track, Event end) {
        Span instant = file.spans(track).stream()
                .filter(span -> span.begun().equals(end))
                .findFirst()
                .orElseThrow();
        assertThat(instant.depth()).isEqualTo(1);
        return file.states(track).stream()
                .filter(span -> span.start() <= end.at() && end.at() <= span.end())
                .filter(span -> end.arriving().isEmpty() ? end.at() > span.start() : end.at() < span.end())
                .map(span -> span.begun().name() + " " + span.start() / 1_000_000)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_arrow_never_arrives_before_it_leaves() throws Exception {
        ThreadTrace trace = Samples.ordinary();
        Duration at = Duration.ofMillis(203);
        // The head's thread is written before the tail's.
        HandOff atOnce = new HandOff(at, 22, at, 1, 1, "at once");
        PerfettoFile file = PerfettoFile.of(with(trace, trace.tasks(), List.of(atOnce)));

        List<Event> ends = file.events().stream()
                .filter(event -> event.name().equals("at once"))
                .toList();
        assertThat(ends).hasSize(2);
        assertThat(ends.getFirst().leaving()).hasSize(1);
        assertThat(ends.getLast().arriving()).hasSize(1);
    }

    @Test
    void the_counters_are_the_threads_held() throws Exception {
        ThreadTrace trace = Samples.twoHundredThreads();
        PerfettoFile file = PerfettoFile.of(trace);

        Track running = file.track("counter", "threads running");
        double most =
                file.events(running).stream().mapToDouble(Event::value).max().orElseThrow();
        assertThat(most).isEqualTo(trace.maxConcurrency());
        assertThat(file.area(running)).isEqualTo((double) sum(trace, Hold.RUNNING));
        assertThat(file.area(file.track("counter", "threads held while waiting")))
                .isEqualTo((double) trace.heldWaiting().toNanos());
    }

    private static long sum(ThreadTrace trace, Hold hold) {
        return trace.threads().stream()
                .flatMap(lane -> lane.slices().stream())
                .filter(slice -> slice.state().hold() == hold)
                .mapToLong(slice -> slice.duration().toNanos())
                .sum();
    }

    @Test
    void the_whole_trace_says_its_figures() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.ordinary());

        assertThat(file.summary())
                .containsEntry("wallNanos", 312_000_000L)
                .containsEntry("heldWaitingNanos", 217_000_000L)
                .containsEntry("threadsStarted", 2L)
                .containsEntry("cores", 2L)
                .doesNotContainKeys("virtualThreadsWithoutTrack", "tasksWithoutTrack", "handOffsWithoutArrow");
        assertThat(String.valueOf(file.summary().get("figures")))
                .startsWith("312 ms wall · 161 ms CPU · 4 threads used");
    }

    @Test
    void what_has_no_track_of_its_own_is_counted_and_said() throws Exception {
        ThreadTrace trace = VirtualSamples.many(1_000);
        HandOff lost = new HandOff(Duration.ZERO, 1, Duration.ofMillis(5), 1_999, 0, "start");
        PerfettoFile file = PerfettoFile.of(with(trace, trace.tasks(), List.of(lost)), 10);

        assertThat(file.summary())
                .containsEntry("virtualThreadsWithoutTrack", 990L)
                .containsEntry("tasksWithoutTrack", 990L)
                .containsEntry("handOffsWithoutArrow", 1L);
        assertThat(file.tracks("thread")).hasSize(1 + 2 + 10);
        for (State state : List.of(State.RUNNING, State.AWAITING)) {
            double time = trace.threads().stream()
                    .filter(ThreadLane::isVirtual)
                    .skip(10)
                    .flatMap(lane -> lane.slices().stream())
                    .filter(slice -> slice.state() == state)
                    .mapToLong(slice -> slice.duration().toNanos())
                    .sum();
            for (String what : List.of("threads", "tasks")) {
                Track counter = file.track("counter", "990 more " + what + ": " + state.label());
                assertThat(file.area(counter)).isCloseTo(time, within(1.0));
            }
        }
    }

    @Test
    void a_hundred_thousand_virtual_threads_make_no_more_tracks_and_hardly_more_bytes_than_the_limit()
            throws Exception {
        ThreadTrace few = VirtualSamples.many(2_000);
        ThreadTrace many = VirtualSamples.many(100_000);

        PerfettoFile file = PerfettoFile.of(many);
        assertThat(file.tracks("thread")).hasSize(2_000 + 3);
        long onCarriers = many.threads().stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CARRIER)
                .mapToLong(lane -> lane.slices().size())
                .sum();
        assertThat(size(many)).isLessThan((int) (size(few) * 3 / 2 + 100 * onCarriers));
    }

    private static int size(ThreadTrace trace) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerfettoExport.write(trace, out);
        return out.size();
    }

    @Test
    void hostile_names_are_made_visible_and_cut() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.hostileNames());
        assertThat(file.tracks("thread"))
                .extracting(Track::name)
                .contains("NUL␀ BEL␇ ESC␛[31m line␊break")
                .contains("user⟨U+202E⟩gnp.exe⟨U+2066⟩ ⟨U+200B⟩ zero ⟨U+FEFF⟩ lone � end �")
                .contains("platform 55")
                .contains("</title><script>alert(1)</script>");

        ThreadTrace trace = Samples.ordinary();
        TaskRow endless = new TaskRow(1, 0, "n".repeat(100_000), TaskRow.Kind.RUN, Outcome.PENDING, List.of());
        PerfettoFile cut = PerfettoFile.of(with(trace, List.of(endless), List.of()));
        assertThat(cut.tracks("row").getLast().name()).hasSize(1_001).endsWith("n…");
    }

    @Test
    void ids_that_perfetto_cannot_keep_get_others() throws Exception {
        List<ThreadLane> lanes = new ArrayList<>();
        for (long id : new long[] {1L << 40, -3, 0, Integer.MAX_VALUE}) {
            lanes.add(new ThreadLane(
                    id,
                    "t" + id,
                    ThreadLane.Kind.PLATFORM,
                    "",
                    false,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of()));
        }
        ThreadTrace empty = Samples.empty();
        PerfettoFile file = PerfettoFile.of(
                new ThreadTrace(empty.title(), empty.totals(), 1, lanes, List.of(), List.of(), List.of()));

        assertThat(file.tracks("thread"))
                .extracting(Track::tid)
                .doesNotHaveDuplicates()
                .allMatch(tid -> tid > 0 && tid <= Integer.MAX_VALUE)
                .contains((long) Integer.MAX_VALUE);
    }

    @Test
    void more_strings_than_are_kept_and_everything_else_at_once_can_be_read() throws Exception {
        ThreadTrace trace = Samples.worst();
        PerfettoFile file = PerfettoFile.of(trace);
        assertThat(file.tracks("thread")).hasSameSizeAs(trace.threads());

        List<Slice> slices = LongStream.range(0, 30_000)
                .mapToObj(at ->
                        new Slice(Duration.ofNanos(at), Duration.ofNanos(at + 1), State.IO, null, "detail " + at, 0, 1))
                .toList();
        TaskRow row = new TaskRow(1, 0, "t", TaskRow.Kind.RUN, Outcome.PENDING, slices);
        PerfettoFile many = PerfettoFile.of(with(Samples.ordinary(), List.of(row), List.of()));
        assertThat(many.events().stream().map(event -> event.notes().get("detail")))
                .contains("detail 0", "detail 29999");
    }

    @Test
    void an_empty_trace_is_a_trace() throws Exception {
        PerfettoFile file = PerfettoFile.of(Samples.empty());

        assertThat(file.tracks("group")).extracting(Track::name).containsExactly("In[1]");
        assertThat(file.tracks("thread")).isEmpty();
        assertThat(file.summary()).containsEntry("wallNanos", 0L);
    }

    @Test
    void the_stream_is_flushed_and_left_open_and_its_errors_are_told() throws Exception {
        List<String> calls = new ArrayList<>();
        PerfettoExport.write(Samples.ordinary(), new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        });
        assertThat(calls).containsExactly("flush");

        assertThatIOException()
                .isThrownBy(() -> PerfettoExport.write(Samples.ordinary(), new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                }))
                .withMessage("disk full");
    }
}
