package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedEventsTest {
    private static final EventShape PARK = new EventShape("jdk.ThreadPark", List.of(), List.of());
    private static final EventShape START = new EventShape("jdk.ThreadStart", List.of(), List.of());

    @Test
    void the_shortest_waits_go_first_and_are_counted() {
        BoundedEvents events = new BoundedEvents(1_000);
        events.add(new Seen(START, 0, 0, 1));
        for (int i = 0; i < 100_000; i++) {
            int length = i % 1_000 == 0 ? 5_000 : i % 10;
            events.add(new Seen(PARK, i, i + length, 1));
        }

        assertThat(events.kept()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(events.kept().size() + events.leftOut()).isEqualTo(100_001);
        assertThat(events.kept()).filteredOn(seen -> seen.is("jdk.ThreadStart")).hasSize(1);
        assertThat(events.kept())
                .filteredOn(seen -> seen.end() - seen.start() == 5_000)
                .hasSize(100);
    }

    @Test
    void where_no_waits_are_left_to_go_the_last_to_come_are_left_out() {
        BoundedEvents events = new BoundedEvents(10);
        for (int i = 0; i < 25; i++) {
            events.add(new Seen(START, i, i, i));
        }

        assertThat(events.kept()).hasSize(10).extracting(Seen::start).contains(0L, 9L);
        assertThat(events.leftOut()).isEqualTo(15);
    }

    @Test
    @Timeout(20)
    void what_is_left_out_is_not_looked_for_again_and_again() {
        BoundedEvents events = new BoundedEvents(50_000);
        for (int i = 0; i < 1_000_000; i++) {
            events.add(new Seen(START, i, i, i));
        }

        assertThat(events.leftOut()).isEqualTo(950_000);
    }
}
