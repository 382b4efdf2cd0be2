package dev.heddle.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskNamesTest {
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
        assertThat(TaskNames.readable(method)).isEqualTo(name);
    }
}
