package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.Task;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cell that is run after the notebook's last one has closed everything is told what to do. */
@Timeout(60)
class ClosedTest {
    @Test
    void a_server() {
        LoopbackServer server = LoopbackServer.answeringAfter(Duration.ZERO);
        server.close();

        tellsWhatToDo("server", () -> server.get("/"));
        tellsWhatToDo("server", server.getAsync("/"));
        tellsWhatToDo("server", server.getBytesAsync("/"));
        server.close();
    }

    @Test
    void files() {
        TextFiles files = TextFiles.of(1, 1);
        files.close();

        tellsWhatToDo("folder of files", () -> files.path(0));
        files.close();
    }

    @Test
    void a_database() {
        Database towns = Database.answeringAfter(Duration.ZERO);
        towns.close();

        tellsWhatToDo("database", () -> towns.population("Lodz"));
        tellsWhatToDo("database", towns.populationAsync("Lodz"));
        tellsWhatToDo("database", towns.populationByR2dbc("Lodz"));
        towns.close();
    }

    @Test
    void a_feed() {
        Feed feed = Feed.of(1, Duration.ZERO);
        feed.close();

        tellsWhatToDo("feed", feed::connect);
        tellsWhatToDo("feed", feed.connectAsync());
        feed.close();
    }

    @Test
    void a_printer() {
        ReportPrinter printer = ReportPrinter.takingPerReport(Duration.ZERO);
        printer.close();

        tellsWhatToDo("server", () -> printer.print("sales"));
        printer.close();
    }

    private static void tellsWhatToDo(String what, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message(what));
    }

    private static void tellsWhatToDo(String what, Task<?> task) {
        assertThat(task)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingRootCause()
                .withMessage(message(what));
    }

    private static String message(String what) {
        return "This " + what + " was closed: run the cell that makes it again, then this one.";
    }
}
