package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskNamesTest {
    private static final EventShape CREATED =
            new EventShape("heddle.TaskCreated", List.of("taskId"), List.of("name", "kind"));

    @ParameterizedTest
    @CsvSource({
        "loadData, loadData",
        "lambda$loadData$0, loadData",
        "lambda$a$b$12, a$b",
        "do_it$, cell",
        "lambda$do_it$$3, cell",
        "lambda$do_it$Aux$0, cell"
    })
    void are_those_of_the_method_around(String method, String name) {
        assertThat(nameOf("", frame("dev.heddle.tasks.Task", "<init>"), frame("com.acme.Main", method)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"download, async, download", "'', run, Task.run", "'', source, future"})
    void are_given_or_else_say_what_it_is(String given, String kind, String name) {
        var creation = new Seen(CREATED, 0, 0, 1, List.of(), new long[] {1}, new String[] {given, kind});

        assertThat(TaskNames.of(creation, new Stacks(PlaceResolver.bySourceFile())))
                .isEqualTo(name);
    }

    private static String nameOf(String given, Frame... stack) {
        var creation = new Seen(CREATED, 0, 0, 1, List.of(stack), new long[] {1}, new String[] {given, "async"});
        return TaskNames.of(creation, new Stacks(PlaceResolver.bySourceFile()));
    }

    private static Frame frame(String type, String method) {
        return new Frame(type, method, 12, false);
    }
}
