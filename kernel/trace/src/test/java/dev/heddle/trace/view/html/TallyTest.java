package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void aStretchFillsWholeBucketsAndPartsAtItsEnds() {
        Tally tally = new Tally(4);
        tally.add(0.125, 0.875);

        assertThat(tally.sum()).containsExactly(0.5, 1, 1, 0.5);
    }

    @Test
    void stretchesAddUpAlsoWithinOneBucketAndAtTheEdges() {
        Tally tally = new Tally(4);
        tally.add(0, 1);
        tally.add(0.25, 0.375);
        tally.add(1, 1);

        assertThat(tally.sum()).containsExactly(1, 1.5, 1, 1);
    }
}
