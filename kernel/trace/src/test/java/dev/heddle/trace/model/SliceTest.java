package dev.heddle.trace.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void slices_with_a_moment_in_common_overlap() {
        assertThat(slice(0, 10).overlaps(slice(9, 20))).isTrue();
        assertThat(slice(9, 20).overlaps(slice(0, 10))).isTrue();
        assertThat(slice(0, 10).overlaps(slice(3, 4))).isTrue();
    }

    @Test
    void slices_that_follow_one_another_do_not() {
        assertThat(slice(0, 10).overlaps(slice(10, 20))).isFalse();
        assertThat(slice(10, 20).overlaps(slice(0, 10))).isFalse();
    }

    private static Slice slice(long start, long end) {
        return new Slice(start, end, State.RUNNING, null, "", 1, 0);
    }
}
