package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.finding.Facts.Lock;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockAcrossAwaitTest {
    private static final String NOT_THE_OWNER = "java.lang.IllegalMonitorStateException";
    private final FactsBuilder facts = new FactsBuilder();
    private final FactsBuilder.LaneOf one = facts.worker("pool");
    private final FactsBuilder.LaneOf other = facts.worker("pool");

    private List<Finding> found() {
        return facts.findings("H07");
    }

    private FactsBuilder.RowOf body(long id, FactsBuilder.LaneOf first, FactsBuilder.LaneOf second) {
        return facts.row(id, TaskRow.Kind.ASYNC, "guarded")
                .on(first)
                .at(1)
                .spend(1, State.RUNNING)
                .onNoThread()
                .at(2)
                .spend(5, State.AWAITING)
                .on(second)
                .spend(1, State.RUNNING);
    }

    @Test
    void unlocking_failed_in_another_thread() {
        body(1, one, other);
        facts.failed(1, NOT_THE_OWNER, false);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H07");
            assertThat(finding.place()).isEqualTo(line(2));
            assertThat(finding.evidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.task()).isEqualTo(1);
                assertThat(evidence.slice().state()).isEqualTo(State.AWAITING);
            });
            assertThat(finding.what()).contains("guarded awaited at In[1]:2", "IllegalMonitorStateException");
        });
    }

    @Test
    void not_in_the_same_thread_nor_with_another_error_nor_without_an_await() {
        body(1, one, one);
        facts.failed(1, NOT_THE_OWNER, false);
        body(2, one, other);
        facts.failed(2, "java.lang.IllegalStateException", false);
        facts.row(3, TaskRow.Kind.RUN, "work").on(one).spend(1, State.RUNNING);
        facts.failed(3, NOT_THE_OWNER, false);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_of_one_line_are_one_finding() {
        for (int i = 1; i <= 100; i++) {
            body(i, one, other);
            facts.failed(i, NOT_THE_OWNER, false);
        }
        assertThat(found()).hasSize(1);
    }

    private void waitsFor(FactsBuilder.LaneOf waiter, FactsBuilder.LaneOf owner, double millis) {
        waitsFor(waiter, owner, millis, 4);
    }

    private void waitsFor(FactsBuilder.LaneOf waiter, FactsBuilder.LaneOf owner, double millis, int line) {
        facts.seen(new LockWait(
                millis(millis).toNanos(),
                waiter.id,
                new Lock("ReentrantLock", 1),
                line(line),
                owner.id,
                null,
                true,
                List.of(),
                false));
    }

    @Test
    void a_thread_that_runs_nothing_has_the_lock() {
        var loop = facts.context("loop").spend(10, State.RUNNING).spend(200, State.FREE);
        var waiter = facts.platform("waiter").at(4).spend(200, State.BLOCKED);
        waitsFor(waiter, loop, 20);
        waitsFor(waiter, loop, 120);
        assertThat(facts.findings())
                .as("and not as a contended lock, too")
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("H07");
                    assertThat(finding.place()).isEqualTo(line(4));
                    assertThat(finding.cost()).as("one wait, though seen twice").isEqualTo(millis(200));
                    assertThat(finding.evidence()).containsExactly(new Evidence(waiter.id, 0, waiter.last()));
                    assertThat(finding.what()).contains("waiter waited", "that loop had");
                });
    }

    @Test
    void each_line_is_told_with_the_owner_of_its_own_lock() {
        var one = facts.context("one").spend(10, State.RUNNING).spend(200, State.FREE);
        var other = facts.context("other").spend(10, State.RUNNING).spend(200, State.FREE);
        var first = facts.platform("first").at(4).spend(200, State.BLOCKED);
        var second = facts.platform("second").at(5).spend(200, State.BLOCKED);
        waitsFor(first, one, 20, 4);
        waitsFor(second, other, 20, 5);
        assertThat(found())
                .extracting(Finding::what)
                .satisfiesExactlyInAnyOrder(
                        what -> assertThat(what)
                                .contains("first waited", "that one had")
                                .doesNotContain("other"),
                        what -> assertThat(what)
                                .contains("second waited", "that other had")
                                .doesNotContain("one,"));
    }

    @Test
    void a_worker_that_is_idle_has_it() {
        one.spend(10, State.RUNNING).spend(200, State.IDLE);
        var waiter = facts.platform("waiter").at(4).spend(100, State.BLOCKED);
        waitsFor(waiter, one, 20);
        assertThat(found()).hasSize(1);
    }

    @Test
    void not_a_thread_that_runs_or_waits_itself() {
        one.spend(30, State.RUNNING).spend(200, State.SLEEPING);
        var waiter = facts.platform("waiter").at(4).spend(100, State.BLOCKED);
        waitsFor(waiter, one, 20);
        waitsFor(waiter, one, 50);
        assertThat(found()).isEmpty();
        assertThat(facts.findings()).extracting(Finding::id).containsExactly("H14");
    }

    @Test
    void not_where_the_owner_is_not_known_or_the_waiter_goes_on() {
        one.spend(200, State.IDLE);
        var waiter = facts.platform("waiter").at(4).spend(100, State.RUNNING);
        facts.seen(
                new LockWait(50_000_000, waiter.id, new Lock("Object", 1), line(4), 0, null, true, List.of(), false));
        waitsFor(waiter, one, 50);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_no_line_waits_nor_where_the_owner_was_seen_at_work() {
        var loop = facts.context("loop").spend(10, State.RUNNING).spend(200, State.FREE);
        var waiter = facts.platform("waiter").at(4).spend(40, State.BLOCKED);
        long at = millis(20).toNanos();
        Lock lock = new Lock("ReentrantLock", 1);
        facts.seen(new LockWait(at, waiter.id, lock, null, loop.id, null, true, List.of(), false));
        facts.seen(new LockWait(at, waiter.id, lock, line(4), loop.id, line(9), false, List.of(), false));
        assertThat(found()).isEmpty();
    }
}
