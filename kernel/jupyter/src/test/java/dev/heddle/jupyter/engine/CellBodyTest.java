package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of a cell that is compiled once and run often. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CellBodyTest {
    private static CellEngine engine;
    private static int count;

    @BeforeAll
    static void start() {
        engine = new CellEngine(note -> {});
        engine.evaluate(new CellSource(++count, 1, "int calls = 0; int twice(int x) { calls++; return 2 * x; }"));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static CellBody body(String code) {
        return engine.body(new CellSource(++count, 1, code), true);
    }

    private static CellException.Problem problem(String code) {
        CellException.Rejected rejected = catchThrowableOfType(CellException.Rejected.class, () -> body(code));
        return rejected.problems().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n + 1                                           | 8
            int x = n; x * 2                                | 14
            int x = n; x *= 2; // double it                 |
            twice(n)                                        | 14
            return n;                                       | 7
            if (n > 5) return "large"; return "small";      | large
            if (n > 5) { return 1; } 2                      | 1
            if (n > 9) { return 1; } 2 /* else */           | 2
            switch (n) { case 7 -> { return "seven"; } default -> {} } | seven
            record P(int a) {} new P(n).a()                 | 7
            n > 5 ? "yes" : "no"                            | yes
            int i = 0; i++                                  | 0
            ;                                               |
            """)
    void its_value_is_what_it_returns_or_its_last_expression(String code, String value) throws Throwable {
        Object result = body(code).run(7);
        assertThat(result == null ? null : result.toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thread.sleep(0)", "Thread.sleep(0);", "System.gc()", "int x = 1;", "while (n < 0) {}"})
    void code_without_a_value_gives_null(String code) throws Throwable {
        assertThat(body(code).run(7)).isNull();
    }

    @Test
    void it_runs_as_often_as_one_likes_and_not_before() throws Throwable {
        engine.evaluate(new CellSource(++count, 1, "calls = 0;"));
        CellBody body = body("twice(n)");
        assertThat(calls()).isEqualTo(0);
        assertThat(body.run(1)).isEqualTo(2);
        assertThat(body.run(2)).isEqualTo(4);
        assertThat(calls()).isEqualTo(2);
    }

    private static @Nullable Object calls() {
        return engine.evaluate(new CellSource(++count, 1, "calls")).value();
    }

    @Test
    void it_declares_nothing_for_later_cells() {
        CellBody _ = body("int inside = 1; inside");
        assertThatThrownBy(() -> engine.evaluate(new CellSource(++count, 1, "inside")))
                .isInstanceOf(CellException.Rejected.class);
    }

    @Test
    void without_a_size_there_is_no_n() {
        assertThatThrownBy(() -> engine.body(new CellSource(++count, 1, "n"), false))
                .isInstanceOf(CellException.Rejected.class)
                .hasMessageContaining("cannot find symbol");
        assertThat(catchThrowable(() -> engine.body(new CellSource(++count, 1, "int n = 1; n"), false)
                        .run(0)))
                .isNull();
    }

    @Test
    void what_it_throws_is_the_very_object_with_the_line_of_the_cell() {
        CellBody body = engine.body(new CellSource(++count, 5, "int x = n;\n\nthrow new Exception(\"here\");"), true);
        Throwable thrown = catchThrowable(() -> body.run(1));
        assertThat(thrown).hasMessage("here");
        StackTraceElement top = thrown.getStackTrace()[0];
        assertThat(top.getFileName() + ":" + top.getLineNumber()).isEqualTo("In[" + count + "]:7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int x = 1;~x + y           | 2 | 5
            int x = "a";~x + 1         | 1 | 9
            int x = 1;~  foo(;~x       | 2 | 7
            y                          | 1 | 1
            twice(y)                   | 1 | 7
            int x = 1;~twice(x, 2);~x  | 2 | 1
            return;                    | 1 | 1
            }                          | 1 | 2
            import java.util.List;~1   | 1 | 1
            """)
    void what_does_not_compile_is_told_where_it_stands_in_the_cell(String code, int line, int column) {
        CellException.Problem problem = problem(code.replace('~', '\n'));
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.column()).isEqualTo(column);
    }

    @Test
    void braces_that_close_too_much_are_told() {
        assertThat(problem("int x = 1; } void other() {").message()).contains("braces");
    }
}
