package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseTest {
    @Test
    void answersByEachWayAfterItsTime() throws Exception {
        Duration answerTime = Duration.ofMillis(50);
        try (Database database = Database.answeringAfter(answerTime)) {
            long asked = System.nanoTime();
            assertThat(database.population("Lodz")).isEqualTo(645_693);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(answerTime);
            assertThat(database.populationAsync("Prato").get()).isEqualTo(195_763);
            assertThat(database.populationByR2dbc("Paisley").get()).isEqualTo(77_220);
            assertThat(database.population("Atlantis")).isZero();
        }
    }

    @Test
    void twoKnowNothingOfEachOther() throws SQLException {
        try (Database one = Database.answeringAfter(Duration.ZERO);
                Database other = Database.answeringAfter(Duration.ZERO)) {
            one.connect().createStatement().execute("DELETE FROM TOWN");
            assertThat(other.population("Lodz")).isPositive();
        }
    }
}
