package dev.heddle.junit;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what the threads of a trace did. Made by {@link TraceAssertions#assertThat}.
 *
 * <p>The carriers of virtual threads count nowhere: the JVM starts and stops them as it likes. Waits of a thread that was
 * there before the trace count if it is a pool's worker or took work of the trace; of any other nobody can say that they
 * have to do with it.
 *
 * <p>That nothing was seen says little where events were lost, so see {@link #lostNoEvents}.
 */
public final class ThreadTraceAssert extends AbstractAssert<ThreadTraceAssert, ThreadTrace> {
    private static final String HELD =
            "\nA thread that is held does nothing while it waits, and nobody else can use it:"
                    + " let the code wait without a thread, or wait less.";

    ThreadTraceAssert(@Nullable ThreadTrace trace) {
        super(trace, ThreadTraceAssert.class);
    }

    /** No thread was started, neither a platform nor a virtual one. */
    public ThreadTraceAssert startedNoThreads() {
        return started(0, "thread", threads().started());
    }

    /** So many threads were started, platform and virtual ones. */
    public ThreadTraceAssert startedThreads(int expected) {
        return started(expected, "thread", threads().started());
    }

    /** No platform thread was started; virtual ones may have been. */
    public ThreadTraceAssert startedNoPlatformThreads() {
        return started(0, "platform thread", threads().platformStarted());
    }

    /** So many platform threads were started. */
    public ThreadTraceAssert startedPlatformThreads(int expected) {
        return started(expected, "platform thread", threads().platformStarted());
    }

    /** So many virtual threads were started. */
    public ThreadTraceAssert startedVirtualThreads(int expected) {
        return started(expected, "virtual thread", threads().virtualStarted());
    }

    private ThreadTraceAssert started(int expected, String what, List<ThreadLane> started) {
        if (started.size() != expected) {
            String more = started.size() > expected
                    ? "\nThe code under test, or what it calls, starts threads beyond those that were meant."
                    : "\nWork that was meant to have a thread of its own ran on one that was there, or not at all.";
            throw failureWithActualExpected(
                    started.size(),
                    expected,
                    "%s",
                    title() + " was to start " + Words.count(expected, what) + ", but started "
                            + Words.count(started.size(), what) + who(started) + more);
        }
        return this;
    }

    /** So many threads ran any of it, the test's own included. */
    public ThreadTraceAssert usedThreads(int expected) {
        return used(expected, expected == threads().used().size(), Words.count(expected, "thread"));
    }

    /** At most so many threads ran any of it, the test's own included. */
    public ThreadTraceAssert usedAtMostThreads(int most) {
        return used(most, threads().used().size() <= most, "at most " + Words.count(most, "thread"));
    }

    private ThreadTraceAssert used(int expected, boolean holds, String words) {
        if (!holds) {
            List<ThreadLane> used = threads().used();
            throw failureWithActualExpected(
                    used.size(),
                    expected,
                    "%s",
                    title() + " was to use " + words + ", but used " + Words.count(used.size(), "thread") + who(used)
                            + "\nThe work was spread over other threads than was meant.");
        }
        return this;
    }

    /** No thread was held while it waited for longer than this at a stretch, the test's own included. */
    public ThreadTraceAssert heldNoThreadFor(Duration longest) {
        return held("a thread", longest, wait -> true);
    }

    /**
     * No thread was held while it waited for longer than this at a stretch; the test's own may have been, as one is that
     * waits for the outcome of what it tests.
     */
    public ThreadTraceAssert heldNoOtherThreadFor(Duration longest) {
        return held("a thread beside its own", longest, wait -> !wait.isOfTestsThread());
    }

    private ThreadTraceAssert held(String what, Duration longest, Predicate<HeldWait> counts) {
        checkNotNegative(longest);
        List<HeldWait> longer = HeldWait.of(trace()).stream()
                .filter(counts)
                .filter(wait -> wait.duration().compareTo(longest) > 0)
                .toList();
        if (!longer.isEmpty()) {
            throw failure(
                    "%s",
                    title() + " was to hold " + what + " for no longer than " + TimeText.of(longest)
                            + " while it waits, but held one for longer "
                            + (longer.size() == 1 ? "once" : CountText.of(longer.size()) + " times")
                            + ":"
                            + Words.lines(longer, Words::wait) + HELD);
        }
        return this;
    }

    /** The times in which threads were held while they waited are no longer than this all together. */
    public ThreadTraceAssert heldThreadsForAtMost(Duration most) {
        checkNotNegative(most);
        List<HeldWait> waits = HeldWait.of(trace());
        Duration sum = HeldWait.sum(waits);
        if (sum.compareTo(most) > 0) {
            throw failure(
                    "%s",
                    title() + " was to hold threads for at most " + TimeText.of(most)
                            + " while they wait, but held them for " + TimeText.of(sum) + ":"
                            + Words.lines(waits, Words::wait) + HELD);
        }
        return this;
    }

    /** There is a task of this name: an async body, a virtual thread, or work handed to a pool. */
    public ThreadTraceAssert hasTask(String name) {
        if (trace().tasks().stream().noneMatch(task -> task.name().equals(name))) {
            throw failure("%s", title() + " was to have " + noTask(name));
        }
        return this;
    }

    private String noTask(String name) {
        Set<String> names = trace().tasks().stream()
                .map(TaskRow::name)
                .map(Words::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return "a task \"" + Words.text(name) + "\", but "
                + (names.isEmpty()
                        ? "has no tasks at all.\nTasks are those of the Heddle task library and virtual threads; work of"
                                + " the JDK's executors is seen with the Heddle agent."
                        : "its tasks are:" + Words.lines(List.copyOf(names), each -> each));
    }

    /** All tasks of this name together ran on these threads and on no others. */
    public ThreadTraceAssert ranOn(String task, String... threads) {
        hasTask(task);
        Set<String> expected = new LinkedHashSet<>(List.of(threads));
        Set<String> actual = trace().ranOn(task);
        if (!actual.equals(expected)) {
            throw failureWithActualExpected(
                    actual,
                    expected,
                    "%s",
                    "task \"" + Words.text(task) + "\" of " + title() + " was to run on " + names(expected)
                            + ", but ran on " + names(actual)
                            + "\nWhere a task runs is said by who starts it and by the context in which it awaits.");
        }
        return this;
    }

    private static String names(Set<String> threads) {
        return threads.isEmpty()
                ? "no thread"
                : threads.stream().map(Words::text).collect(Collectors.joining(", "));
    }

    /** Nothing is wrong with it that Heddle knows of. */
    public ThreadTraceAssert hasNoFindings() {
        return hasNone("no findings", trace().findings());
    }

    /**
     * Nothing is wrong with it but findings of these sorts, which may be there or not.
     *
     * @throws IllegalArgumentException when there is no such sort; says which there are
     */
    public ThreadTraceAssert hasNoFindingsBut(String... ids) {
        Set<String> allowed =
                Arrays.stream(ids).map(id -> FindingWords.diagnosis(id).id()).collect(Collectors.toSet());
        return hasNone(
                "no findings but " + String.join(", ", ids),
                trace().findings().stream()
                        .filter(finding -> !allowed.contains(finding.id()))
                        .toList());
    }

    /**
     * There is no finding of this sort, such as {@code H01}.
     *
     * @throws IllegalArgumentException when there is no such sort; says which there are
     */
    public ThreadTraceAssert hasNoFinding(String id) {
        return hasNone("no finding " + FindingWords.name(FindingWords.diagnosis(id)), trace().findings(id));
    }

    private ThreadTraceAssert hasNone(String expected, List<Finding> found) {
        if (!found.isEmpty()) {
            throw failure(
                    "%s",
                    title() + " was to have " + expected + ", but has " + Words.count(found.size(), "finding") + ":"
                            + Words.lines(found, FindingWords::finding));
        }
        return this;
    }

    /**
     * There is a finding of this sort, such as {@code H01}.
     *
     * @throws IllegalArgumentException when there is no such sort; says which there are
     */
    public ThreadTraceAssert hasFinding(String id) {
        Diagnosis diagnosis = FindingWords.diagnosis(id);
        if (trace().findings(id).isEmpty()) {
            List<Finding> others = trace().findings();
            throw failure(
                    "%s",
                    title() + " was to have a finding " + FindingWords.name(diagnosis) + ", but has "
                            + (others.isEmpty() ? "none" : "only:" + Words.lines(others, FindingWords::finding))
                            + "\nIt is told of where it was: " + diagnosis.threshold() + ".");
        }
        return this;
    }

    /** The recording is whole, so that what it does not show did not happen. */
    public ThreadTraceAssert lostNoEvents() {
        long lost = trace().totals().eventsLost();
        if (lost > 0) {
            throw failure(
                    "%s",
                    "the trace of " + title() + " was to be whole, but lost " + Words.count(lost, "event")
                            + "\nShort waits show as running, or parts of it are not known: trace less code.");
        }
        return this;
    }

    private static void checkNotNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("no thread is held for less than no time: " + time);
        }
    }

    private String who(List<ThreadLane> lanes) {
        return lanes.isEmpty() ? "" : ":" + Words.lines(lanes, lane -> Words.thread(trace(), lane));
    }

    private OwnThreads threads() {
        return new OwnThreads(trace());
    }

    private String title() {
        return Words.text(trace().title());
    }

    private ThreadTrace trace() {
        isNotNull();
        return actual;
    }
}
