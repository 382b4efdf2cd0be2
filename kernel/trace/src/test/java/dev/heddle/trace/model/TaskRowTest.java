package dev.heddle.trace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskRowTest {
    private static final long NO_THREAD = 0;
    private static final TaskRow CLOCK = clock(
            slice(0, 10, State.RUNNING, 1),
            slice(10, 50, State.AWAITING, NO_THREAD),
            slice(50, 55, State.RUNNING, 1),
            slice(55, 58, State.READY, 1),
            slice(58, 60, State.RUNNING, 1),
            slice(60, 90, State.AWAITING, NO_THREAD),
            slice(90, 95, State.RUNNING, 2));

    @Test
    void each_stay_on_a_thread_is_one_turn_however_many_states_it_has() {
        assertThat(turns(0, 95)).isEqualTo(3);
        assertThat(turns(10, 90)).isEqualTo(1);
    }

    @Test
    void a_turn_that_is_cut_off_does_not_count() {
        assertThat(turns(52, 95)).isEqualTo(1);
        assertThat(turns(0, 59)).isEqualTo(1);
        assertThat(turns(58, 60)).isZero();
    }

    @Test
    void a_turn_on_another_thread_right_after_is_another_one() {
        TaskRow moved = clock(slice(0, 10, State.RUNNING, 1), slice(10, 20, State.RUNNING, 2));

        assertThat(moved.turnsBetween(Duration.ZERO, Duration.ofMillis(20))).isEqualTo(2);
    }

    @Test
    void another_task_is_at_work_from_its_first_moment_on_a_thread_to_its_last() {
        TaskRow work = clock(
                slice(0, 20, State.QUEUED, NO_THREAD),
                slice(20, 40, State.RUNNING, 2),
                slice(40, 80, State.AWAITING, NO_THREAD),
                slice(80, 89, State.RUNNING, 2));

        assertThat(CLOCK.turnsDuring(work)).isEqualTo(1);
        assertThat(CLOCK.turnsDuring(clock(slice(0, 95, State.QUEUED, NO_THREAD))))
                .isZero();
    }

    @Test
    void time_is_told_by_state_by_what_it_means_for_the_thread_and_between_two_moments() {
        assertThat(CLOCK.timeIn(State.RUNNING)).isEqualTo(Duration.ofMillis(22));
        assertThat(CLOCK.timeIn(State.SLEEPING)).isZero();
        assertThat(CLOCK.timeIn(State.Hold.NONE)).isEqualTo(Duration.ofMillis(70));
        assertThat(CLOCK.timeIn(State.Hold.NONE, Duration.ofMillis(45), Duration.ofMillis(70)))
                .isEqualTo(Duration.ofMillis(15));
    }

    private static long turns(long from, long to) {
        return CLOCK.turnsBetween(Duration.ofMillis(from), Duration.ofMillis(to));
    }

    private static TaskRow clock(Slice... slices) {
        return new TaskRow(1, 0, "clock", TaskRow.Kind.ASYNC, TaskRow.Outcome.COMPLETED, List.of(slices));
    }

    private static Slice slice(long start, long end, State state, long thread) {
        return new Slice(Duration.ofMillis(start), Duration.ofMillis(end), state, null, "", thread, 1);
    }
}
