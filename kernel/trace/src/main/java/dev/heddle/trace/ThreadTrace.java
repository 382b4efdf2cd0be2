package dev.heddle.trace;

import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.Totals;
import dev.heddle.trace.view.TextView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the threads and tasks of one traced piece of code did. Immutable, so any thread may use it.
 *
 * @param title what was traced: {@code In[4]}
 * @param totals the line of figures
 * @param cores processors that the JVM could use
 * @param threads the threads that ran any of it, in the order in which they are drawn
 * @param tasks the tasks, parents before children, in order of creation
 * @param handOffs from thread to thread, in order of time
 * @param findings what is wrong with it, the worst first
 */
public record ThreadTrace(
        String title,
        Totals totals,
        int cores,
        List<ThreadLane> threads,
        List<TaskRow> tasks,
        List<HandOff> handOffs,
        List<Finding> findings) {
    public ThreadTrace {
        threads = List.copyOf(threads);
        tasks = List.copyOf(tasks);
        handOffs = List.copyOf(handOffs);
        findings = List.copyOf(findings);
    }

    /** Traces a body on the calling thread; what the body throws is thrown on, with no trace. */
    public static <X extends Throwable> ThreadTrace of(TracedBody<X> body) throws X {
        return of("trace", body);
    }

    /** Like {@link #of(TracedBody)} for code that returns a value, which {@link #capture} keeps and this drops. */
    public static <X extends Throwable> ThreadTrace of(TracedCall<?, X> body) throws X {
        return of("trace", body);
    }

    /** {@link #of(TracedBody)} with a title. */
    public static <X extends Throwable> ThreadTrace of(String title, TracedBody<X> body) throws X {
        return of(title, () -> {
            body.run();
            return title;
        });
    }

    /** {@link #of(TracedCall)} with a title. */
    public static <X extends Throwable> ThreadTrace of(String title, TracedCall<?, X> body) throws X {
        return of(TraceOptions.titled(title), body);
    }

    /** {@link #of(TracedCall)} with all options. */
    public static <X extends Throwable> ThreadTrace of(TraceOptions options, TracedCall<?, X> body) throws X {
        try (ThreadRecorder recorder = ThreadRecorder.start(options)) {
            body.call();
            return recorder.stop();
        }
    }

    /** Traces a body on the calling thread and keeps its value or its failure beside the trace; throws neither. */
    public static <T> Captured<T> capture(TracedCall<? extends @Nullable T, ?> body) {
        return capture(TraceOptions.titled("trace"), body);
    }

    /** Like {@link #capture(TracedCall)} for code that returns nothing. */
    public static Captured<Void> capture(TracedBody<?> body) {
        return capture(TraceOptions.titled("trace"), () -> {
            body.run();
            return null;
        });
    }

    /** {@link #capture(TracedCall)} with all options. */
    public static <T> Captured<T> capture(TraceOptions options, TracedCall<? extends @Nullable T, ?> body) {
        try (ThreadRecorder recorder = ThreadRecorder.start(options)) {
            T value;
            try {
                value = body.call();
            } catch (Throwable failure) {
                return new Captured<>(recorder.stop(), null, failure);
            }
            return new Captured<>(recorder.stop(), value, null);
        }
    }

    /**
     * Reads a recording of JDK Flight Recorder: one that {@link #save} wrote comes back as the trace that it was; any other
     * is read with the places and the ignored threads of this program.
     *
     * <p>Of several traces in a file it is the one that was saved, else the one that ended last. A recording in which
     * nobody traced is read whole: every thread with an event is part of it, none is the cell's, and where no event says
     * what a thread did its state is {@link State#UNKNOWN}.
     *
     * @throws java.io.UncheckedIOException when there is no such file, or it is not a whole recording; says what to do
     */
    public static ThreadTrace read(Path file) {
        return TraceFiles.read(file, null, TraceOptions.titled(""));
    }

    /**
     * {@link #read(Path)} of the trace of this title, the last of several.
     *
     * @throws NoSuchElementException when there is none; says which there are
     */
    public static ThreadTrace read(Path file, String title) {
        return TraceFiles.read(file, title, TraceOptions.titled(""));
    }

    /**
     * Saves this trace in the form that the file's ending says: {@code .jfr}, the recording behind it, which
     * {@link #read(Path)} and JDK Mission Control read; {@code .html}, the picture as a page; {@code .pftrace} for
     * Perfetto; {@code .json}. An existing file is replaced in one step. Any thread may save, also one that was interrupted.
     *
     * @throws IllegalArgumentException when the ending is none of these
     * @throws IllegalStateException when it is a recording and none is kept: it was too large ({@link TraceLimits}), too
     *     many were, or the trace was not recorded
     * @throws java.io.UncheckedIOException when it cannot be written; says why, and what was there stays
     */
    public void save(Path file) {
        SavedFile.write(this, file);
    }

    /** From the trace's begin to its end. */
    public Duration wall() {
        return totals.wall();
    }

    /** When the traced code ended, since the trace began; the rest is work of it that outlived it. */
    public Duration codeEnd() {
        return totals.code();
    }

    /** CPU time of the platform threads. */
    public Duration cpu() {
        return totals.cpu();
    }

    /** Threads that ran any of it, platform and virtual. */
    public int threadsUsed() {
        return totals.threadsUsed();
    }

    /** Threads started during the trace, platform and virtual. */
    public int threadsStarted() {
        return totals.threadsStarted();
    }

    /** Platform threads started during the trace. */
    public int platformThreadsStarted() {
        return totals.platformThreadsStarted();
    }

    /** Virtual threads started during the trace. */
    public int virtualThreadsStarted() {
        return totals.virtualThreadsStarted();
    }

    /** Summed over threads: time in which a thread was held and did nothing. */
    public Duration heldWaiting() {
        return totals.heldWaiting();
    }

    /** Summed over tasks: time spent waiting without a thread. */
    public Duration awaitedWithoutThread() {
        return totals.awaitedWithoutThread();
    }

    /** The most threads that ran at one moment; a carrier and the virtual thread on it count as one. */
    public int maxConcurrency() {
        return Concurrency.most(threads);
    }

    /**
     * The thread that ran the traced code.
     *
     * @throws NoSuchElementException when there is none: the trace is a whole recording
     */
    public ThreadLane cellThread() {
        return threads.stream()
                .filter(lane -> lane.kind() == ThreadLane.Kind.CELL)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no thread was traced in " + title
                        + ": it is a whole recording; name one of its threads, such as " + threadNames()));
    }

    /**
     * The thread of this name, the first of several.
     *
     * @throws NoSuchElementException when there is none; says which there are
     */
    public ThreadLane thread(String name) {
        return threads.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "no thread \"" + name + "\" in the trace of " + title + "; there are " + threadNames()));
    }

    /**
     * The task of this name, the first of several.
     *
     * @throws NoSuchElementException when there is none; says which there are
     */
    public TaskRow task(String name) {
        return tasks.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no task \"" + name + "\" in the trace of " + title
                        + "; there are " + some(tasks.stream().map(TaskRow::name))));
    }

    /** The tasks of this name, in the order of the rows; empty when there is none. */
    public List<TaskRow> tasks(String name) {
        return tasks.stream().filter(row -> row.name().equals(name)).toList();
    }

    /** What the thread of this name did, in order. */
    public List<Slice> slices(String threadName) {
        return thread(threadName).slices();
    }

    /** Names of the threads that this task was on, in order of time, be it that they ran or that they were held in it. */
    public Set<String> ranOn(TaskRow task) {
        Set<String> names = new LinkedHashSet<>();
        for (Slice slice : task.slices()) {
            threads.stream().filter(lane -> lane.id() == slice.thread()).forEach(lane -> names.add(lane.name()));
        }
        return names;
    }

    /**
     * {@link #ranOn(TaskRow)} of all tasks of this name together.
     *
     * @throws NoSuchElementException when there is none; says which there are
     */
    public Set<String> ranOn(String taskName) {
        Set<String> names = new LinkedHashSet<>(ranOn(task(taskName)));
        tasks(taskName).forEach(task -> names.addAll(ranOn(task)));
        return names;
    }

    /** The findings of one sort. */
    public List<Finding> findings(String id) {
        return findings.stream()
                .filter(finding -> finding.id().equalsIgnoreCase(id))
                .toList();
    }

    /** How long the thread of this name, the first of several, was in a state. */
    public Duration timeIn(String threadName, State state) {
        return thread(threadName).timeIn(state);
    }

    /** The trace as plain text: the line of figures, the threads and the tasks, each with its timeline. */
    public String toText() {
        return TextView.of(this);
    }

    private String threadNames() {
        return some(threads.stream().map(ThreadLane::name));
    }

    private static String some(Stream<String> names) {
        List<String> distinct = names.distinct().limit(31).toList();
        String shown = distinct.stream().limit(30).collect(Collectors.joining(", "));
        return distinct.isEmpty() ? "none" : distinct.size() > 30 ? shown + ", …" : shown;
    }
}
