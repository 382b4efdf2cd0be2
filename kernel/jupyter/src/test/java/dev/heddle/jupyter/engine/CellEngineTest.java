package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public class CellEngineTest {
    private static final List<String> NOTES = new ArrayList<>();
    private static CellEngine engine;
    private static int count;

    /** Cells release it to say that they run. */
    public static volatile CountDownLatch started = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        engine = new CellEngine(NOTES::add);
        run("import java.util.*;");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static CellEngine.Result run(String code) {
        return engine.evaluate(new CellSource(++count, 1, code));
    }

    private static CellException.Thrown thrown(String code) {
        return catchThrowableOfType(CellException.Thrown.class, () -> run(code));
    }

    private static CellException.Rejected rejected(String code) {
        return catchThrowableOfType(CellException.Rejected.class, () -> run(code));
    }

    private static StackTraceElement top(CellException.Thrown failure) {
        return failure.thrown().getStackTrace()[0];
    }

    @Test
    void gives_the_very_object_that_the_last_expression_yields() {
        assertThat(run("var list = new ArrayList<>(List.of(1, 2)); list.add(3);\nlist")
                        .value())
                .isEqualTo(List.of(1, 2, 3))
                .isInstanceOf(ArrayList.class);
    }

    @Test
    void shows_no_value_for_declarations_statements_and_what_ends_in_a_semicolon() {
        assertThat(run("int a = 5;").hasValue()).isFalse();
        assertThat(run("a + 1;").hasValue()).isFalse();
        assertThat(run("a = 6").value()).isEqualTo(6);
        assertThat(run("if (a > 1) a--;").hasValue()).isFalse();
        assertThat(run("// nothing\n/* at all */ ;").hasValue()).isFalse();
        assertThat(run("").hasValue()).isFalse();
        assertThat(run("(String) null")).isEqualTo(new CellEngine.Result(true, null));
    }

    @Test
    void redefines_and_refers_forward_within_and_across_cells() {
        run("int twice(int x) { return times(x, 2); }\nint times(int x, int n) { return x * n; }");
        assertThat(run("twice(4)").value()).isEqualTo(8);
        run("int times(int x, int n) { return -x * n; }");
        assertThat(run("twice(4)").value()).isEqualTo(-8);
    }

    @Test
    void a_failed_variable_leaves_methods_that_wait_for_it() {
        run("int usesFailed() { return failed + 1; }");
        assertThat(thrown("int failed = 1 / 0;").thrown()).isInstanceOf(ArithmeticException.class);
        run("int failed = 1;");
        assertThat(run("usesFailed()").value()).isEqualTo(2);
    }

    @Test
    void says_what_is_missing_when_a_method_cannot_run_yet() {
        run("int early() { return late(); }");
        assertThat(NOTES).anySatisfy(note -> assertThat(note).contains("early", "late()"));
        assertThat(catchThrowableOfType(CellException.Unresolved.class, () -> run("early()")))
                .hasMessageContaining("early()")
                .hasMessageContaining("late()");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int q = 1;~~throw new IllegalStateException();          | 3
            System.out.print("");~throw new IllegalStateException(); | 2
            int z =~~Integer.parseInt("x");                         | 3
            var w = List.of(~Integer.parseInt("x"));                | 2
            var v =~List.of(1).get(7);                              | 2
            Integer.parseInt(~"x")                                  | 1
            List.of(1,~2).stream()~.map(i ->~ i / 0)~.toList()      | 4
            @SuppressWarnings("a=b")~Object o =~List.of().get(0);   | 3
            for (int i = 0; i < 3; i++) {~  if (i == 2)~   throw new RuntimeException();~} | 3
            int one = 1; int two = 2; int three = one / (two - 2);  | 1
            void f() {~  throw new RuntimeException();~}~f();       | 2
            class K {~  int z() {~  return 1 / 0;~ } }~new K().z()  | 3
            record R(int x) {~  public R {~  if (x < 0) throw new RuntimeException(); } }~new R(-1) | 3
            /* a~b */~// c~throw new RuntimeException();            | 4
            """)
    void stack_traces_name_cell_and_line(String code, int line) {
        StackTraceElement cell = java.util.Arrays.stream(
                        thrown(code.replace('~', '\n')).thrown().getStackTrace())
                .filter(e -> CellSource.cellOf(String.valueOf(e.getFileName())) > 0)
                .findFirst()
                .orElseThrow();
        assertThat(cell.getFileName() + ":" + cell.getLineNumber()).isEqualTo("In[" + count + "]:" + line);
    }

    @Test
    void a_snippet_compiled_again_for_another_keeps_its_own_cell() {
        run("\n\nint callee() { return 1; }");
        run("int caller() {\n return 1 / callee(); }");
        int callerCell = count;
        run("int callee() { return 0; }");
        StackTraceElement top = top(thrown("caller()"));
        assertThat(top.getFileName()).isEqualTo(CellSource.label(callerCell));
        assertThat(top.getLineNumber()).isEqualTo(2);
    }

    @Test
    void a_method_that_waits_for_another_is_where_it_was_last_defined() {
        run("int waits() { return 1 / comes(); }");
        run("\n\nint waits() { return 1 / comes(); }");
        int last = count;
        run("int comes() { return 0; }");
        assertThat(top(thrown("waits()")).toString()).contains("In[" + last + "]:3");
    }

    @Test
    void code_below_a_magic_keeps_the_lines_of_its_cell() {
        CellException.Thrown failure = catchThrowableOfType(
                CellException.Thrown.class,
                () -> engine.evaluate(new CellSource(99, 2, "int i = 0;\nthrow new RuntimeException();")));
        assertThat(top(failure).toString()).contains("In[99]:3");
    }

    @Test
    void a_rejected_cell_says_where_and_runs_what_stands_before() {
        CellException.Rejected failure = rejected("int before = 7;\nint wrong = \"text\";\nint after = 1;");
        assertThat(failure.problems())
                .singleElement()
                .satisfies(p -> assertThat(List.of(p.cell(), p.line(), p.column(), p.length()))
                        .isEqualTo(List.of(count, 2, 13, 6)));
        assertThat(run("before").value()).isEqualTo(7);
        assertThat(rejected("after").problems().getFirst().message()).contains("cannot find symbol");
    }

    @Test
    void a_cell_that_is_not_well_formed_runs_nothing() {
        run("int touched = 0;");
        assertThat(rejected("touched = 1;\nfor (int i = 0; i <\n").problems()).isNotEmpty();
        assertThat(rejected("touched = 1;\nint 3x = ;").problems().getFirst().line())
                .isEqualTo(2);
        assertThat(run("touched").value()).isEqualTo(0);
    }

    @Test
    void an_error_inside_joined_statements_is_placed_in_its_line() {
        CellException.Rejected failure =
                rejected("System.out.print(1);\nSystem.out.print(2);\nSystem.out.prnt(3);\nSystem.out.print(4);");
        assertThat(failure.problems().getFirst().line()).isEqualTo(3);
    }

    @Test
    void errors_and_exits_leave_the_engine_usable() {
        assertThat(thrown("throw new StackOverflowError();").thrown()).isInstanceOf(StackOverflowError.class);
        assertThat(thrown("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
                        .thrown())
                .isInstanceOf(StackOverflowError.class);
        for (String exit :
                List.of("System.exit(3);", "Runtime.getRuntime().exit(3);", "Runtime.getRuntime().halt(3);")) {
            assertThat(thrown(exit).thrown()).hasMessageContaining("System.exit(3)");
        }
        assertThat(run("1 + 1").value()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { Thread.sleep(100_000); } catch (InterruptedException e) { } }",
                "long n = 0; do { n++; } while (n != -1);",
                "for (int i = 0; i < 10; i++) { i--; }",
                "for (int i = 0; i < 2_000_000_000; i++) for (int j = 0; j < 2_000_000_000; j++) { Math.sqrt(j); }",
                "long spin(int n) { return n < 2 ? n : spin(n - 1) + spin(n - 2); }\nspin(90)",
                "new java.util.concurrent.CountDownLatch(1).await();",
                "try { while (true) {} } catch (Exception e) { }",
            })
    void interrupt_stops_the_cell(String code) throws InterruptedException {
        started = new CountDownLatch(1);
        Thread interrupter = Thread.ofPlatform().start(() -> {
            try {
                assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
                engine.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        CellException failure = catchThrowableOfType(
                CellException.class,
                () -> run("dev.heddle.jupyter.engine.CellEngineTest.started.countDown();\n" + code));
        interrupter.join();
        assertThat(failure).isInstanceOf(CellException.Interrupted.class);
        assertThat(run("1 + 1").value()).isEqualTo(2);
    }

    @Test
    void other_threads_may_question_the_shell_while_a_cell_runs() throws Exception {
        started = new CountDownLatch(1);
        Thread cell = Thread.ofPlatform()
                .uncaughtExceptionHandler((_, _) -> {})
                .start(() -> run("dev.heddle.jupyter.engine.CellEngineTest.started.countDown();\nwhile (true) {}"));
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(engine.isComplete("1 + 1")).isTrue();
        engine.interrupt();
        cell.join();
    }

    @Test
    void a_user_may_take_any_name() {
        run("class String2 {}\nclass Object2 {}\nint System2 = 1;");
        run("class Async {}\nclass Duration {}\nString trace = \"mine\";");
        assertThat(run("trace").value()).isEqualTo("mine");
    }
}
