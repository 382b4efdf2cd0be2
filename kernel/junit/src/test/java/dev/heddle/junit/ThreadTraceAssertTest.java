package dev.heddle.junit;

import static dev.heddle.junit.TraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.junit.Lanes.Lane;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Each assertion on traces that are just within it and just beyond, and what it says of those. */
class ThreadTraceAssertTest {
    private static final Lane TEST = new Lane("main", Kind.CELL).is(State.RUNNING, 50);
    private static final Lane WORKER =
            new Lane("worker", Kind.PLATFORM).startedAt(10).is(State.SLEEPING, 20);
    private static final Lane VIRTUAL =
            new Lane("v", Kind.VIRTUAL).startedAt(20).is(State.AWAITING, 30);
    private static final Lane CARRIER =
            new Lane("carrier", Kind.CARRIER).startedAt(20).is(State.RUNNING, 5);
    private static final Lane POOL =
            new Lane("pool-1-thread-1", Kind.POOL_WORKER).is(State.PARKED, 7).is(State.RUNNING, 1);
    private static final Lane BYSTANDER =
            new Lane("timer", Kind.PLATFORM).is(State.SLEEPING, 40).is(State.RUNNING, 1);

    @Test
    void starts_are_counted_by_kind_without_carriers_and_those_that_were_there() {
        ThreadTrace trace = Lanes.trace(TEST, WORKER, VIRTUAL, CARRIER, POOL, BYSTANDER);

        assertThat(trace).startedThreads(2).startedPlatformThreads(1).startedVirtualThreads(1);
        assertThat(Lanes.trace(TEST, CARRIER, POOL)).startedNoThreads().startedNoPlatformThreads();
        assertThat(Lanes.trace(TEST, VIRTUAL)).startedNoPlatformThreads();
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST, VIRTUAL)).startedNoThreads())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST, WORKER)).startedNoPlatformThreads())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void too_many_starts_are_told_with_who_started_them_and_what_they_did() {
        AssertionFailedError failure =
                failure(() -> assertThat(Lanes.trace(TEST, WORKER)).startedNoThreads());

        assertThat(failure).hasMessage("""
                T.t was to start no threads, but started 1 thread:
                  worker (platform thread), started by main after 10 ms: asleep for 20 ms at Work.java:7 in rest
                The code under test, or what it calls, starts threads beyond those that were meant.""");
        assertThat(failure.getActual().getValue()).isEqualTo(1);
        assertThat(failure.getExpected().getValue()).isEqualTo(0);
    }

    @Test
    void too_few_starts_say_so() {
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST)).startedVirtualThreads(2))
                .hasMessage("""
                T.t was to start 2 virtual threads, but started no virtual threads
                Work that was meant to have a thread of its own ran on one that was there, or not at all.""");
    }

    @Test
    void of_a_thousand_starts_ten_are_named() {
        Lane[] lanes = new Lane[1001];
        Arrays.fill(lanes, WORKER);
        lanes[0] = TEST;

        assertThatThrownBy(() -> assertThat(Lanes.trace(lanes)).startedThreads(1))
                .hasMessageContainingAll("but started 1,000 threads:", "\n  and 990 more\n")
                .message()
                .hasLineCount(13);
    }

    @Test
    void threads_that_ran_are_counted_without_carriers() {
        ThreadTrace trace = Lanes.trace(TEST, WORKER, CARRIER, POOL);

        assertThat(trace).usedThreads(3).usedAtMostThreads(3);
        assertThatThrownBy(() -> assertThat(trace).usedThreads(4))
                .hasMessageStartingWith("T.t was to use 4 threads, but used 3 threads:\n  main (the test's thread)");
        assertThatThrownBy(() -> assertThat(trace).usedAtMostThreads(2))
                .hasMessageStartingWith("T.t was to use at most 2 threads, but used 3 threads:\n");
    }

    @Test
    void a_held_thread_is_told_with_its_wait() {
        ThreadTrace trace = Lanes.trace(TEST, WORKER);

        assertThat(trace).heldNoThreadFor(Duration.ofMillis(20));
        assertThatThrownBy(() ->
                        assertThat(trace).heldNoThreadFor(Duration.ofMillis(20).minusNanos(1)))
                .hasMessage("""
                T.t was to hold a thread for no longer than 20 ms while it waits, but held one for longer once:
                  worker (platform thread): held for 20 ms, asleep for 20 ms at Work.java:7 in rest
                A thread that is held does nothing while it waits, and nobody else can use it: let the code wait without\
                 a thread, or wait less.""");
    }

    @Test
    void waits_with_nothing_in_between_are_one() {
        Lane waits =
                new Lane("w", Kind.PLATFORM).startedAt(0).is(State.PARKED, 4).is(State.BLOCKED, 4);
        Lane works = new Lane("w", Kind.PLATFORM)
                .startedAt(0)
                .is(State.PARKED, 4)
                .is(State.RUNNING, 1)
                .is(State.BLOCKED, 4);

        assertThat(Lanes.trace(TEST, works)).heldNoThreadFor(Duration.ofMillis(4));
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST, waits)).heldNoThreadFor(Duration.ofMillis(7)))
                .hasMessageContaining("w (platform thread): held for 8 ms, ");
    }

    @Test
    void only_waits_that_hold_a_thread_count() {
        Lane free = new Lane("x", Kind.POOL_WORKER)
                .is(State.IDLE, 30)
                .is(State.READY, 30)
                .is(State.QUEUED, 30)
                .is(State.FREE, 30)
                .is(State.UNKNOWN, 30);

        assertThat(Lanes.trace(TEST, VIRTUAL, free))
                .heldNoThreadFor(Duration.ZERO)
                .heldThreadsForAtMost(Duration.ZERO);
    }

    @Test
    void a_thread_of_nobodys_does_not_count_unless_it_took_work() {
        assertThat(Lanes.trace(TEST, BYSTANDER)).heldNoThreadFor(Duration.ZERO).heldThreadsForAtMost(Duration.ZERO);
        assertThatThrownBy(() ->
                        assertThat(Lanes.trace(TEST, BYSTANDER.takingWorkAt(3))).heldNoThreadFor(Duration.ZERO))
                .hasMessageContaining("timer (platform thread): held for 40 ms");
    }

    @Test
    void the_tests_own_thread_counts_unless_it_is_left_out() {
        ThreadTrace trace = Lanes.trace(new Lane("main", Kind.CELL).is(State.RESULT, 9), WORKER);

        assertThatThrownBy(() -> assertThat(Lanes.trace(new Lane("main", Kind.CELL).is(State.RESULT, 9)))
                        .heldNoThreadFor(Duration.ofMillis(8)))
                .hasMessageContaining("main (the test's thread): held for 9 ms, blocked on a result for 9 ms");
        assertThat(Lanes.trace(new Lane("main", Kind.CELL).is(State.RESULT, 9))).heldNoOtherThreadFor(Duration.ZERO);
        assertThatThrownBy(() -> assertThat(trace).heldNoOtherThreadFor(Duration.ofMillis(8)))
                .hasMessageContaining("was to hold a thread beside its own for no longer than 8 ms")
                .hasMessageContaining("worker")
                .message()
                .doesNotContain("main");
    }

    @Test
    void held_times_add_up() {
        ThreadTrace trace = Lanes.trace(TEST, WORKER, POOL);

        assertThat(trace).heldThreadsForAtMost(Duration.ofMillis(27));
        assertThatThrownBy(() -> assertThat(trace).heldThreadsForAtMost(Duration.ofMillis(26)))
                .hasMessageContainingAll(
                        "for at most 26 ms while they wait, but held them for 27 ms:\n  worker", "\n  pool-1");
    }

    @Test
    void no_time_is_less_than_none() {
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST)).heldNoThreadFor(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tasks_are_found_by_name_and_ran_where_they_ran() {
        ThreadTrace trace =
                Lanes.withTasks(Lanes.trace(TEST, WORKER, POOL), Lanes.task("load", 0, 1), Lanes.task("store", 2));

        assertThat(trace).hasTask("load").ranOn("load", "worker", "main").ranOn("store", "pool-1-thread-1");
        assertThatThrownBy(() -> assertThat(trace).hasTask("lod"))
                .hasMessage("T.t was to have a task \"lod\", but its tasks are:\n  load\n  store");
        assertThatThrownBy(() -> assertThat(trace).ranOn("load", "main")).hasMessage("""
                task "load" of T.t was to run on main, but ran on main, worker
                Where a task runs is said by who starts it and by the context in which it awaits.""");
        assertThatThrownBy(() -> assertThat(trace).ranOn("lod", "main")).hasMessageContaining("its tasks are:");
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST)).hasTask("load"))
                .hasMessageContaining("but has no tasks at all.\nTasks are those of the Heddle task library");
    }

    @Test
    void findings_are_told_with_what_to_do_instead() {
        ThreadTrace well = Lanes.trace(TEST);
        ThreadTrace ill = Lanes.withFindings(well, Lanes.finding("H01", "who\nwaits"), Lanes.finding("H16", "stays"));

        assertThat(well).hasNoFindings().hasNoFinding("H01").hasNoFindingsBut("H16");
        assertThat(ill).hasFinding("H01").hasFinding("h16").hasNoFinding("H02").hasNoFindingsBut("H01", "H16");
        assertThatThrownBy(() -> assertThat(ill).hasNoFindings())
                .hasMessageStartingWith("T.t was to have no findings, but has 2 findings:\n  H01 ")
                .hasMessageContainingAll(" (Work.java:7): who␊waits\n    Why: ", "\n    Instead: ", "\n  H16 ");
        assertThatThrownBy(() -> assertThat(ill).hasNoFinding("H16"))
                .hasMessageContaining("but has 1 finding:\n  H16 ");
        assertThatThrownBy(() -> assertThat(ill).hasNoFindingsBut("H01"))
                .hasMessageContaining("was to have no findings but H01, but has 1 finding:\n  H16 ");
    }

    @Test
    void findings_that_are_missing_are_told_with_the_others() {
        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST)).hasFinding("H16"))
                .hasMessage("T.t was to have a finding H16 Executor or thread left running, but has none\n"
                        + "It is told of where it was: alive when the trace ended, and no daemon.");
        assertThatThrownBy(() -> assertThat(Lanes.withFindings(Lanes.trace(TEST), Lanes.finding("H01", "waits")))
                        .hasFinding("H16"))
                .hasMessageContaining("but has only:\n  H01 ");
    }

    @Test
    void a_mistyped_finding_cannot_pass() {
        for (ThrowingCallable mistyped : List.<ThrowingCallable>of(
                () -> assertThat(Lanes.trace(TEST)).hasNoFinding("H1"),
                () -> assertThat(Lanes.trace(TEST)).hasFinding("H1"),
                () -> assertThat(Lanes.trace(TEST)).hasNoFindingsBut("H1"))) {
            assertThatThrownBy(mistyped)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("there is no finding \"H1\"; there are:\n  H01 ");
        }
    }

    @Test
    void lost_events_are_told() {
        assertThat(Lanes.trace(TEST)).lostNoEvents();
        assertThatThrownBy(
                        () -> assertThat(Lanes.losing(Lanes.trace(TEST), 1_234)).lostNoEvents())
                .hasMessageStartingWith("the trace of T.t was to be whole, but lost 1,234 events\n");
    }

    @Test
    void names_cannot_disturb_the_message() {
        Lane bad = new Lane("100%s\n\u202e<b>", Kind.PLATFORM).startedAt(0).is(State.SLEEPING, 1);

        assertThatThrownBy(() -> assertThat(Lanes.trace(TEST, bad)).startedNoThreads())
                .hasMessageContaining("\n  100%s␊⟨U+202E⟩<b> (platform thread)");
    }

    @Test
    void descriptions_and_missing_traces_are_told_as_elsewhere() {
        assertThatThrownBy(() ->
                        assertThat(Lanes.trace(TEST, WORKER)).as("loading").startedNoThreads())
                .hasMessageStartingWith("[loading] T.t was to start no threads");
        assertThatThrownBy(() -> assertThat((ThreadTrace) null).startedNoThreads())
                .hasMessageContaining("Expecting actual not to be null");
    }

    private static AssertionFailedError failure(ThrowingCallable assertion) {
        return catchThrowableOfType(AssertionFailedError.class, assertion);
    }
}
