package dev.heddle.trace.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.trace.finding.Counts.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final int SORTS = 3;
    private static final int END = 60;

    private record Thing(int sort, int from, int to) {}

    @Test
    void what_begins_where_another_ends_makes_one_stretch_of_each() {
        Counts counts = new Counts(1);
        counts.add(0, 5, 9);
        counts.add(0, 1, 5);
        counts.add(0, 3, 3);

        assertThat(counts.where(now -> now[0] == 1))
                .extracting(Step::from, Step::to)
                .containsExactly(tuple(1L, 5L), tuple(5L, 9L));
        assertThat(counts.where(now -> now[0] != 1)).isEmpty();
    }

    @Test
    void each_moment_has_the_number_that_counting_one_by_one_gives() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            List<Thing> things = new ArrayList<>();
            Counts counts = new Counts(SORTS);
            for (int i = random.nextInt(60); i > 0; i--) {
                int from = random.nextInt(END);
                Thing thing = new Thing(random.nextInt(SORTS), from, from + random.nextInt(END - from));
                things.add(thing);
                counts.add(thing.sort, thing.from, thing.to);
            }

            List<Step> steps = counts.where(now -> now[0] > 0 && now[1] >= now[2]);

            for (int moment = 0; moment < END; moment++) {
                int[] expected = numbers(things, moment);
                List<Step> there = at(steps, moment);
                assertThat(there).hasSize(expected[0] > 0 && expected[1] >= expected[2] ? 1 : 0);
                for (int sort = 0; sort < SORTS && !there.isEmpty(); sort++) {
                    assertThat(there.getFirst().number(sort)).isEqualTo(expected[sort]);
                }
            }
        }
    }

    private static int[] numbers(List<Thing> things, int moment) {
        int[] numbers = new int[SORTS];
        for (Thing thing : things) {
            numbers[thing.sort] += thing.from <= moment && moment < thing.to ? 1 : 0;
        }
        return numbers;
    }

    private static List<Step> at(List<Step> steps, int moment) {
        return steps.stream()
                .filter(step -> step.from() <= moment && moment < step.to())
                .toList();
    }
}
