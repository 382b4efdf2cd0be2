package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.OperationCanceledException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingsTest {
    private static final int LINES = 3 * 60 * 24 * 40; // forty days, over a change of the clocks

    @Test
    void theWarmestHourIsThatOfEachTownsOwnClock() {
        assertThat(Readings.warmestHours(Readings.file("/march", LINES)))
                .containsExactly(entry("Lodz", 15), entry("Paisley", 14), entry("Prato", 16));
    }

    @Test
    void aFileIsTheSameEachTimeAndAnotherUnderAnotherName() {
        byte[] march = Readings.file("/march", 90);

        assertThat(march).isEqualTo(Readings.file("/march", 90)).isNotEqualTo(Readings.file("/april", 90));
        assertThat(Readings.lines(march))
                .hasSize(90)
                .allMatch(line -> line.matches("(Lodz|Paisley|Prato),2026-03-01T00:\\d\\d:00Z,-?\\d+\\.\\d"));
    }

    @Test
    void anEmptyFileHasNoTown() {
        assertThat(Readings.warmestHours(new byte[0])).isEmpty();
        assertThat(Readings.file("/march", 0)).isEmpty();
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        byte[] damaged = Readings.damaged(Readings.file("/march", 100));

        assertThatThrownBy(() -> Readings.warmestHours(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 51 cannot be read: Lodz,yesterday,warm");
        for (String line : List.of("Lodz", "Atlantis,2026-03-01T00:00:00Z,1.0", "Lodz,2026-03-01T00:00:00Z,warm")) {
            assertThatThrownBy(() -> Readings.warmestHours(line.getBytes(StandardCharsets.UTF_8)))
                    .hasMessage("line 1 cannot be read: " + line);
        }
    }

    @Test
    void tellsEachTenth() {
        List<Integer> told = new ArrayList<>();

        Readings.warmestHours(Readings.file("/march", 300), CancellationToken.none(), told::add);

        assertThat(told).containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    }

    @Test
    void isGivenUpWhereTheTokenSaysSo() {
        List<Integer> told = new ArrayList<>();
        try (var source = new CancellationTokenSource()) {
            assertThatThrownBy(() -> Readings.warmestHours(Readings.file("/march", 300), source.token(), percent -> {
                        told.add(percent);
                        source.cancel();
                    }))
                    .isInstanceOf(OperationCanceledException.class);
        }
        assertThat(told).containsExactly(10);
    }
}
