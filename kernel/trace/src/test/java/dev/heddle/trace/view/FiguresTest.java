package dev.heddle.trace.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Totals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void lostEventsAreToldOnlyWhenThereAreAny() {
        assertThat(line(totals(0, 0))).doesNotContain("lost");
        assertThat(line(totals(1, 0))).contains("1 event lost");
        assertThat(line(totals(2_000, 0))).contains("2,000 events lost");
    }

    @Test
    void startedThreadsSayHowManyAreVirtual() {
        assertThat(line(totals(0, 0))).contains("2 started,");
        assertThat(line(totals(0, 1_000))).contains("1,002 started (1,000 virtual)");
    }

    private static String line(Totals totals) {
        return String.join(
                ", ",
                Figures.of(new ThreadTrace("In[1]", totals, 2, List.of(), List.of(), List.of(), List.of())).stream()
                        .map(Figures.Figure::toString)
                        .toList());
    }

    private static Totals totals(long lost, int virtual) {
        Duration none = Duration.ZERO;
        return new Totals(Duration.ofMillis(312), Duration.ofMillis(312), none, 4, 2, virtual, none, none, lost, none);
    }
}
