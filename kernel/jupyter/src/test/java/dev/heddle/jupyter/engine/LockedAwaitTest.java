package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.jupyter.engine.CellException.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SEMANTICS A10 in cells: an await under {@code synchronized} is refused before anything of the cell runs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LockedAwaitTest {
    private static final Map<String, CellEngine> ENGINES = new HashMap<>();
    private static int count;

    private final CellEngine engine;

    /** One engine for all the examples of a test: what is refused leaves nothing behind. */
    LockedAwaitTest(TestInfo test) {
        engine = ENGINES.computeIfAbsent(test.getTestMethod().orElseThrow().getName(), _ -> start());
    }

    private static CellEngine start() {
        CellEngine started = new CellEngine(_ -> {});
        started.evaluate(new CellSource(++count, 1, """
                import java.util.*; import java.util.concurrent.*; import java.util.function.*; import java.util.stream.*;
                import dev.heddle.tasks.*; import static dev.heddle.tasks.Async.*;
                Object lock = new Object(); Task<Integer> t = Task.completed(1); int ran = 0;
                Map<String, Integer> map = new HashMap<>(); List<Runnable> kept = new ArrayList<>();
                """));
        return started;
    }

    @AfterAll
    static void stop() {
        ENGINES.values().forEach(CellEngine::close);
        ENGINES.clear();
    }

    private CellEngine.Result run(String code) {
        return engine.evaluate(new CellSource(++count, 1, code));
    }

    private List<Problem> refused(String code) {
        CellException.Rejected failure = catchThrowableOfType(CellException.Rejected.class, () -> run(code));
        assertThat(failure).as(code).isNotNull();
        return failure.problems();
    }

    private static String place(Problem problem) {
        return CellSource.label(problem.cell()) + ":" + problem.line();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized (lock) {\n await(t);\n}",
                "async(() -> { synchronized (lock) {\n await(t);\n} });",
                "void f() { synchronized (lock) {\n await(t);\n} }",
                "class A { synchronized void f() {\n await(t);\n} }",
                "class A { static synchronized int f() {\n return await(t);\n} }",
                "record A(int x) { public A { synchronized (lock) {\n await(t);\n} } }",
                "void f() { synchronized (lock) {\n try { await(t); } finally { ran++; }\n} }",
                "void f() { synchronized (lock) { try { ran++; } finally {\n await(t); }\n} }",
                "void f() { synchronized (lock) { try { ran++; } catch (RuntimeException e) {\n await(t); }\n} }",
                "void f() { synchronized (lock) { synchronized (t) { ran++; }\n await(t); } }",
                "void f() { for (int i = 0; i < 3; i++) synchronized (lock) { if (i == 1) continue; if (i == 2) return;\n await(t); } }",
                "long f(long a, double b) { synchronized (lock) { double[] d = {a << 2, -b, a % 3 > b ? 1 : 2L}; d[0] += a;\n await(t); return (long) d[0]; } }",
                "int f(String s) { synchronized (lock) { return switch (s) { case \"a\" -> 1; default ->\n await(t); }; } }",
                "void f() { synchronized (lock) {\n await(t.configureAwait(false));\n} }",
                "void f() { synchronized (lock) {\n await(Task.yield());\n} }",
                "void f() { synchronized (lock) {\n List.of(t).forEach(each -> await(each));\n} }",
                "void f() { synchronized (lock) {\n List.of(t).forEach(Async::await);\n} }",
                "void f() { synchronized (map) {\n map.computeIfAbsent(\"k\", k -> await(t));\n} }",
                "void f() { Function<String, Integer> load = k -> await(t); synchronized (map) {\n map.computeIfAbsent(\"k\", load);\n} }",
                "void f() { Runnable r = () -> await(t); synchronized (lock) {\n r.run();\n} }",
                "int f() { synchronized (lock) {\n return Stream.of(t).mapToInt(each -> await(each)).sum();\n} }",
                "void f() { synchronized (lock) { async(() -> ran++);\n await(t);\n} }",
            })
    void A10_an_await_that_holds_a_monitor_is_refused_with_its_line(String code) {
        List<Problem> problems = refused(code);
        assertThat(problems.getFirst().message()).contains("await", "synchronized", "CS1996");
        assertThat(place(problems.getFirst())).isEqualTo("In[" + count + "]:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void g() { await(t); }\nvoid f() {\n synchronized (lock) {\n g();\n } }",
                "void f() {\n\n synchronized (lock) {\n g();\n } }\nvoid g() { await(t); }",
                "class B { void g() { await(t); } } class C extends B {}\nvoid f(C c) {\n synchronized (lock) {\n c.g();\n } }",
                "class B { B() { await(t); } }\nvoid f() {\n synchronized (lock) {\n new B();\n } }",
                "void h() { await(t); } void g() { Runnable r = () -> h(); r.run(); }\nvoid f() {\n synchronized (lock) {\n g();\n } }",
                "void twice(Runnable r) { r.run(); }\nvoid f() {\n synchronized (lock) {\n twice(() ->\n await(t));\n } }",
                "interface Load { int get(); } int call(Load l) { return l.get(); }\nvoid f() {\n synchronized (lock) {\n call(() ->\n await(t));\n } }",
                "void each(Runnable r) { List.of(1).forEach(i -> r.run()); }\nvoid f() {\n synchronized (lock) {\n each(() ->\n await(t));\n } }",
                "void g(int n) { if (n > 0) g(n - 1); await(t); }\nvoid f() {\n synchronized (lock) {\n g(3);\n } }",
            })
    void A10_a_call_that_leads_to_an_await_is_refused_too(String code) {
        List<Problem> problems = refused(code);
        assertThat(problems).extracting(LockedAwaitTest::place).startsWith("In[" + count + "]:4");
        assertThat(problems).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized (lock) { ran++; }\nawait(t);",
                "async(() -> { int x = await(t); synchronized (lock) { ran += x; } await(t); });",
                "void f() { synchronized (lock) { try { if (ran > 0) return; ran++; } finally { ran--; } } await(t); }",
                "void f() { for (int i = 0; i < 3; i++) { synchronized (lock) { if (i == 1) continue; } await(t); } }",
                "void f() { synchronized (lock) { async(() -> await(t)); } }",
                "void f() { synchronized (lock) { async(\"named\", () -> { await(t); }); fireAndForget(() -> { await(t); }); } }",
                "void f() { synchronized (lock) { Task<Integer> r = Task.run(() -> await(t)); } }",
                "void f() { synchronized (lock) { Callable<Integer> c = () -> await(t); async(c); Task.run(c::call); } }",
                "void f() { synchronized (lock) { kept.add(() -> await(t)); } }",
                "void f() { synchronized (lock) { new Thread(() -> await(t)).start(); Thread.ofVirtual().start(() -> await(t)); } }",
                "void f(ExecutorService e) { synchronized (lock) { e.submit(() -> await(t)); CompletableFuture.supplyAsync(() -> await(t), e); } }",
                "<T> Task<T> named(Callable<T> c) { return async(\"n\", c); } void f() { synchronized (lock) { named(() -> await(t)); } }",
                "Task<Integer> load() { return async(() -> await(t)); } synchronized (lock) { load(); }",
                "Runnable later() { synchronized (lock) { return () -> await(t); } }",
                "class A { synchronized Task<Integer> f() { return async(() -> await(t)); } }",
                "class A { synchronized void f() { ran++; } void g() { f(); await(t); } }",
                "void f() throws Exception { synchronized (lock) { lock.wait(1); new CountDownLatch(0).await(); } }",
                "void loop() { loop(); } void f() { synchronized (lock) { loop(); } }",
                "void grow(Runnable r) { grow(() -> r.run()); } void f() { synchronized (lock) { grow(() -> ran++); } }",
                "void await(String s) {} void f() { synchronized (lock) { await(\"mine\"); } }",
            })
    void A10_code_that_awaits_elsewhere_or_only_starts_work_is_not(String code) {
        assertThatCode(() -> engine.prepare(new CellSource(++count, 1, code))).doesNotThrowAnyException();
    }

    @Test
    void A10_nothing_of_a_refused_cell_runs_or_stays() {
        assertThat(refused("ran = 7; int fresh = 8; void g() {}\nsynchronized (lock) { await(t); }"))
                .hasSize(1);
        assertThat(run("ran").value()).isEqualTo(0);
        assertThat(refused("fresh")).isNotEmpty();
        assertThat(refused("g();")).isNotEmpty();
    }

    @Test
    void A10_a_redefinition_that_makes_an_earlier_caller_wrong_is_refused_and_the_old_one_stays() {
        run("int g() {\n return 5; }");
        run("int f() {\n synchronized (lock) {\n return g(); } }");
        int caller = count;
        List<Problem> problems = refused("\nint g() {\n return await(t); }");
        assertThat(problems)
                .extracting(LockedAwaitTest::place)
                .containsExactly("In[" + count + "]:3", "In[" + caller + "]:3");
        assertThat(problems.getFirst().message()).contains("synchronized", "In[" + caller + "]");
        assertThat(run("f()").value()).isEqualTo(5);
        run("int f() { return g(); }");
        run("int g() { return 10 * await(t); }");
    }

    @Test
    void A10_a_definition_that_an_earlier_caller_waited_for_is_refused() {
        run("int f() { synchronized (lock) { return g(); } }");
        assertThat(refused("int g() { return await(t); }")).hasSize(2);
        run("int g() { return 6; }");
        assertThat(run("f()").value()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized (lock) { await(t); }",
                "class Again { synchronized void x() { await(t); } }",
                "void called() { await(t); } void caller() { synchronized (lock) { called(); } }",
                "void caller() { synchronized (lock) { called(); } } void called() { await(t); }",
            })
    void A10_a_refused_cell_is_refused_again_however_often_it_is_tried(String code) {
        for (int i = 0; i < 3; i++) {
            assertThat(refused(code).getFirst().cell()).isEqualTo(count);
        }
        run(code.replace("await(t)", "ran++").replace("synchronized (lock)", ""));
    }

    @Test
    void A10_a_cell_is_judged_by_what_it_defines_last() {
        run("int g() { return await(t); } int g() { return 2; } int f() { synchronized (lock) { return g(); } }");
        assertThat(run("f()").value()).isEqualTo(2);
    }

    @Test
    void A10_a_restored_method_keeps_its_cell_and_line() {
        run("int g() {\n return 1 / ran; }");
        int old = count;
        run("int f() { synchronized (lock) { return g(); } }");
        assertThat(refused("int g() { return await(t); }")).hasSize(2);
        CellException.Thrown failure = catchThrowableOfType(CellException.Thrown.class, () -> run("f()"));
        assertThat(failure.thrown().getStackTrace()[0].toString()).contains("In[" + old + "]:2");
    }
}
