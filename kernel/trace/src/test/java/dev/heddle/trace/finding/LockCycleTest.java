package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.finding.Facts.Lock;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockCycleTest {
    private static final Lock A = new Lock("Object", 1);
    private static final Lock B = new Lock("String", 2);
    private final FactsBuilder facts = new FactsBuilder();
    private final FactsBuilder.LaneOf one = facts.platform("one").at(3);
    private final FactsBuilder.LaneOf other = facts.platform("other").at(4);

    private List<Finding> found() {
        return facts.findings("H15");
    }

    private void waits(FactsBuilder.LaneOf waiter, int line, double millis, Lock lock, Lock held, boolean deadlocked) {
        long owner = deadlocked ? one.id + other.id - waiter.id : 0;
        facts.seen(new LockWait(
                millis(millis).toNanos(), waiter.id, lock, line(line), owner, null, false, List.of(held), deadlocked));
    }

    @Test
    void two_threads_that_wait_for_each_other_for_ever() {
        one.spend(100, State.BLOCKED);
        other.spend(90, State.BLOCKED);
        for (int look = 1; look <= 3; look++) {
            waits(one, 3, look * 20, B, A, true);
            waits(other, 4, look * 20, A, B, true);
        }
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H15");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(100));
            assertThat(finding.evidence())
                    .containsExactly(new Evidence(one.id, 0, one.last()), new Evidence(other.id, 0, other.last()));
            assertThat(finding.what())
                    .startsWith("Deadlock: one waits at In[1]:3 for a String that other has; other waits at In[1]:4"
                            + " for an Object that one has.");
        });
    }

    @Test
    void not_threads_that_hang_since_an_earlier_trace() {
        facts.seen(new LockWait(1, 98, A, line(3), 99, null, false, List.of(B), true));
        facts.seen(new LockWait(1, 99, B, line(4), 98, null, false, List.of(A), true));
        assertThat(found()).isEmpty();
    }

    @Test
    void two_orders_seen_at_different_times() {
        one.spend(20, State.BLOCKED);
        other.pass(50).spend(20, State.BLOCKED);
        waits(one, 3, 10, B, A, false);
        waits(other, 4, 60, A, B, false);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo(line(4));
            assertThat(finding.evidence())
                    .containsExactlyInAnyOrder(
                            new Evidence(one.id, 0, one.last()), new Evidence(other.id, 0, other.last()));
            assertThat(finding.what())
                    .contains("one had an Object and waited at In[1]:3", "other had that one and waited at In[1]:4");
        });
    }

    @Test
    void a_hundred_times_the_same_two_orders_are_one_finding() {
        one.spend(500, State.RUNNING);
        other.spend(500, State.RUNNING);
        for (int i = 0; i < 100; i++) {
            waits(one, 3, i, B, A, false);
            waits(other, 4, i, A, B, false);
        }
        assertThat(found()).hasSize(1);
    }

    @Test
    void not_where_both_keep_to_one_order() {
        one.spend(100, State.RUNNING);
        other.spend(100, State.RUNNING);
        waits(one, 3, 10, B, A, false);
        waits(other, 4, 20, B, A, false);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_one_thread_that_takes_them_in_both_orders_after_each_other() {
        one.spend(100, State.RUNNING);
        waits(one, 3, 10, B, A, false);
        waits(one, 3, 20, A, B, false);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_others_of_the_same_class() {
        one.spend(100, State.RUNNING);
        other.spend(100, State.RUNNING);
        waits(one, 3, 10, B, A, false);
        waits(other, 4, 20, new Lock(A.type(), 3), new Lock(B.type(), 4), false);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_deadlock_explains_that_its_lock_is_waited_for() {
        one.spend(500, State.BLOCKED);
        other.spend(500, State.BLOCKED);
        assertThat(facts.findings()).extracting(Finding::id).containsOnly("H14");
        waits(one, 3, 20, B, A, true);
        waits(other, 4, 20, A, B, true);
        assertThat(facts.findings()).extracting(Finding::id).containsExactly("H15");
    }
}
