package dev.heddle.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.lessons.Elsewhere;
import org.junit.jupiter.api.Test;

/** What kernel and lessons agree on without knowing each other. */
class LessonsTest {
    @Test
    void threadsElsewhereAreInTheGroupThatTracesLeaveOut() {
        assertThat(Elsewhere.THREAD_GROUP).isEqualTo(HeddleKernel.THREAD_GROUP);
    }
}
