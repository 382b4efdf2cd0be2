package dev.heddle.trace.finding;

import static dev.heddle.trace.finding.FactsBuilder.TICK;
import static dev.heddle.trace.finding.FactsBuilder.line;
import static dev.heddle.trace.finding.FactsBuilder.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.finding.Facts.Lock;
import dev.heddle.trace.finding.Facts.LockWait;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContendedLockTest {
    private final FactsBuilder facts = new FactsBuilder().wall(500);

    private List<Finding> found() {
        return facts.findings("H14");
    }

    private FactsBuilder.LaneOf blocked(double millis) {
        return facts.platform("waits").at(3).detail("Object").spend(millis, State.BLOCKED);
    }

    @Test
    void waits_for_50_ms_which_is_a_tenth() {
        var lane = blocked(50);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("H14");
            assertThat(finding.place()).isEqualTo(line(3));
            assertThat(finding.cost()).isEqualTo(millis(50));
            assertThat(finding.evidence()).containsExactly(new Evidence(lane.id, 0, lane.last()));
            assertThat(finding.what()).contains("waits waited once for an Object at In[1]:3, 50");
        });
    }

    @Test
    void not_for_less() {
        blocked(50 - TICK);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_for_less_than_a_tenth_of_the_time() {
        facts.wall(1000);
        blocked(100 - TICK);
        assertThat(found()).isEmpty();
        blocked(1);
        assertThat(found()).hasSize(1);
    }

    @Test
    void in_a_short_trace_a_tenth_is_not_enough() {
        facts.wall(100);
        blocked(49);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_hundred_waits_of_1_ms_at_one_line_are_one_finding() {
        for (int i = 0; i < 100; i++) {
            blocked(1);
        }
        assertThat(found())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.what()).contains("waited 100 times for an Object", "longest 1"));
    }

    @Test
    void waits_of_less_than_1_ms_do_not_count() {
        for (int i = 0; i < 1000; i++) {
            blocked(1 - TICK);
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void different_locks_and_lines_do_not_add_up() {
        facts.platform("one")
                .at(3)
                .detail("Object")
                .spend(49, State.BLOCKED)
                .at(4)
                .spend(49, State.BLOCKED);
        facts.platform("other").at(3).detail("ReentrantLock").spend(49, State.BLOCKED);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_virtual_thread_that_waits_without_its_carrier() {
        facts.virtual("v").at(3).detail("blocked on a lock: Object").spend(50, State.AWAITING);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("v waited once for an Object at"));
    }

    @Test
    void not_its_carrier_too_and_no_other_wait() {
        facts.lane(ThreadLane.Kind.CARRIER, "carrier").at(3).spend(500, State.BLOCKED);
        facts.virtual("v").at(3).detail("asleep").spend(500, State.AWAITING);
        facts.platform("p").at(3).spend(500, State.PARKED).spend(500, State.WAITING);
        assertThat(found()).isEmpty();
    }

    @Test
    void not_where_no_line_of_the_code_asked_for_the_lock() {
        facts.platform("in a library").detail("Object").spend(500, State.BLOCKED);
        assertThat(found()).isEmpty();
    }

    @Test
    void who_had_it_is_told_where_somebody_looked() {
        var lane = blocked(50);
        var owner = facts.platform("owner").at(9).spend(100, State.SLEEPING);
        facts.seen(new LockWait(
                20_000_000, lane.id, new Lock("Object", 1), line(3), owner.id, line(9), false, List.of(), false));
        assertThat(found().getFirst().what()).contains("owner").contains("In[1]:9");
    }

    @Test
    void the_owner_is_no_part_of_the_lock() {
        facts.platform("a").at(3).detail("Object held by x").spend(30, State.BLOCKED);
        facts.platform("b").at(3).detail("Object held by y").spend(30, State.BLOCKED);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("x", "y", "for an Object at"));
    }

    private FactsBuilder.LaneOf owned(double millis, FactsBuilder.LaneOf owner) {
        var lane = blocked(millis);
        facts.seen(
                new LockWait(1, lane.id, new Lock("Object", 1), line(3), owner.id, line(9), false, List.of(), false));
        return lane;
    }

    @Test
    void what_the_owner_does_under_it_counts_but_not_what_it_waits_for_a_core() {
        var owner = facts.platform("owner").at(9).spend(20, State.RUNNING).spend(29, State.SLEEPING);
        owned(100, owner);
        owner.spend(51, State.READY);
        assertThat(found()).isEmpty();
        blocked(1);
        assertThat(found()).as("another wait of 1 ms, while it ran").hasSize(1);
    }

    @Test
    void who_runs_with_little_cpu_time_has_no_core_either() {
        owned(200, facts.platform("owner").at(9).used(50 - TICK).spend(200, State.RUNNING));
        assertThat(found()).isEmpty();
    }

    @Test
    void so_it_is_where_nobody_knows_the_owner() {
        blocked(200);
        var anybody = facts.platform("anybody").at(9).used(5).spend(200, State.RUNNING);
        assertThat(found()).isEmpty();
        anybody.used(50);
        assertThat(found()).hasSize(1);
    }

    @Test
    void an_owner_that_waits_for_a_result_does_so_under_the_lock() {
        owned(50, facts.platform("owner").at(9).spend(50, State.RESULT));
        facts.platform("other").used(0).spend(500, State.RUNNING);
        assertThat(found()).hasSize(1);
    }
}
