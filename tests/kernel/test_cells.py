"""What a cell gives back: values, output, errors, and that the next cell always runs."""

import re

import pytest

pytestmark = pytest.mark.timeout(120)


def plain(error):
    """A traceback without its ANSI styles."""
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error["traceback"]))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("1 + 1", "2"),
        ('"a<b>"', "a<b>"),
        ("List.of(1, 2)", "[1, 2]"),
        ("new int[][] {{1, 2}, {3}}", "{{1,2},{3}}"),
        ("(String) null", "null"),
        ('StringUtils.capitalize("lang")', "Lang"),
        ("new Object() { public String toString() { throw new RuntimeException(); } }", "toString() threw"),
    ],
)
def test_the_last_expression_is_shown(execute, code, text):
    assert text in execute(code).result["text/plain"]


@pytest.mark.parametrize("code", ["int a = 1;", "1 + 1;", "// nothing", "", "void m() {}", "import java.util.*;"])
def test_nothing_is_shown_for_the_rest(execute, code):
    done = execute(code)
    assert done.status == "ok" and not done.result


def test_streams_are_told_apart_and_keep_their_order(execute):
    done = execute('System.out.print("a"); System.err.print("é"); System.out.println("c\U0001f9f5");')
    assert [(c["name"], c["text"]) for c in done.contents("stream")] == [
        ("stdout", "a"),
        ("stderr", "é"),
        ("stdout", "c\U0001f9f5\n"),
    ]


def test_a_flood_of_output_arrives_whole_in_few_messages(execute):
    done = execute("for (int i = 0; i < 50_000; i++) System.out.println(i);")
    assert done.stdout == "".join(f"{i}\n" for i in range(50_000))
    assert len(done.contents("stream")) < 1_000


def test_output_comes_before_the_result(execute):
    done = execute('System.out.print("first"); 2')
    assert [m["msg_type"] for m in done.messages] == ["status", "execute_input", "stream", "execute_result", "status"]


def test_a_cell_that_does_not_compile_names_its_line(execute):
    done = execute('int good = 1;\nint bad = "x";')
    assert done.status == "error"
    assert done.error["ename"] == "CompilationError"
    assert f"In[{done.count}]:2" in done.error["evalue"]
    assert '→ 2 │ int bad = "x";' in plain(done.error)
    assert "^^^" in plain(done.error)


def test_an_exception_names_cells_and_lines_and_none_of_our_insides(execute):
    defined = execute('void foo() {\n  throw new IllegalStateException("boom");\n}')
    done = execute("\nfoo();")
    text = plain(done.error)
    assert done.error["ename"] == "IllegalStateException" and done.error["evalue"] == "boom"
    assert f"at foo (In[{defined.count}]:2)" in text
    assert f"at In[{done.count}]:2" in text
    assert '→ 2 │   throw new IllegalStateException("boom");' in text
    assert not re.search(r"jshell|REPL|dev\.heddle|reflect|do_it", text, re.IGNORECASE)


def test_causes_are_shown(execute):
    done = execute('throw new RuntimeException("outer", new java.io.IOException("inner"));')
    assert "Caused by: java.io.IOException: inner" in plain(done.error)


def test_a_printed_stack_trace_names_cells_too(execute):
    done = execute("try {\n  Integer.parseInt(\"x\");\n} catch (NumberFormatException e) { e.printStackTrace(); }")
    assert f"In[{done.count}]:2" in done.stderr


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("throw new StackOverflowError();", "StackOverflowError"),
        ("long down(long n) { return down(n + 1) + 1; }\ndown(0)", "StackOverflowError"),
        ("new long[Integer.MAX_VALUE]", "OutOfMemoryError"),
        ("System.exit(1)", "the cell was stopped"),
        ("Runtime.getRuntime().halt(1)", "the cell was stopped"),
        ("%nosuch", "%lsmagic"),
        ("%%nosuch\n1", "%%trace"),
        ("%maven nonsense", "group:artifact:version"),
        ("%classpath /no/such.jar", "There is no /no/such.jar"),
        ("%%trace now\n1", "does not know now"),
        ("missing()", "cannot find symbol"),
        ("for (int i = 0; i < 3", "In["),
        ("int later() { return notYet(); }\nlater()", "notYet()"),
        ("class Bad { static int x = 1 / 0; }\nBad.x", "ExceptionInInitializerError"),
    ],
)
def test_bad_input_gets_a_clear_error_and_the_next_cell_runs(execute, code, says):
    done = execute(code)
    assert done.status == "error"
    assert says in plain(done.error) + done.error["evalue"]
    assert execute("40 + 2").result["text/plain"] == "42"


def test_a_cell_runs_nothing_when_it_is_not_well_formed(execute):
    execute("int touched = 0;")
    assert execute("touched = 1;\nint 3x = ;").status == "error"
    assert execute("touched").result["text/plain"] == "0"


def test_a_variable_whose_initializer_failed_is_not_there(execute):
    execute("int ready = 1;\nint failed = 1 / 0;\nint after = 2;")
    assert execute("ready").result["text/plain"] == "1"
    assert execute("after").status == "error"


def test_a_user_may_take_our_names(kernel):
    kernel.execute(
        "class Task {} class Async {} class Notebook {} class System {}\n"
        'String trace = "mine"; String display(Object o) { return "mine"; } class Threads {} class List {}'
    )
    assert kernel.execute("trace + display(1)").result["text/plain"] == "minemine"
    assert kernel.execute("%%trace\nThread.sleep(1);").displays
    assert kernel.execute("%threads").result


def test_magics_run_between_java_and_modulo_stays_modulo(execute):
    done = execute("int seven = 7;\n%lsmagic\nint rest = seven\n  %seven;\nrest")
    assert "%%trace" in done.stdout and "%maven" in done.stdout
    assert done.result["text/plain"] == "0"


def test_time_tells_running_from_compiling(execute):
    done = execute("%%time\nThread.sleep(20);\n5")
    assert re.search(r"\d.* wall, .* CPU of the cell's thread; compiled in ", done.stdout)
    assert done.result["text/plain"] == "5"


def test_maven_adds_an_artifact_and_what_it_needs(execute):
    assert "commons-text-1.14.0.jar" in execute("%maven org.apache.commons:commons-text:1.14.0", timeout=100).stdout
    assert execute('org.apache.commons.text.WordUtils.capitalize("two words")').result["text/plain"] == "Two Words"


def test_a_missing_artifact_says_where_it_was_looked_for(execute):
    error = execute("%maven dev.heddle.nosuch:nothing:1", timeout=100).error
    assert "Searched: central" in error["evalue"]


def test_classpath_takes_folders_and_patterns(execute, tmp_path):
    (tmp_path / "hello.txt").write_text("from the class path")
    assert execute(f'%classpath "{tmp_path}"').status == "ok"
    found = execute('new String(Thread.currentThread().getContextClassLoader().getResourceAsStream("hello.txt").readAllBytes())')
    assert found.result["text/plain"] == "from the class path"


def test_check_shows_what_holds_and_fails_what_does_not(execute):
    assert "✓ one is <one> (1)" in execute('check("one is <one>", true, 1)').displays[0]["text/plain"]
    assert "&lt;one&gt;" in execute('check("one is <one>", true, 1)').displays[0]["text/html"]
    failed = execute('check("one is two", 1 == 2, "measured: 1")')
    assert failed.error["ename"] == "CheckFailed" and "measured: 1" in failed.error["evalue"]


def test_a_check_that_fails_says_which_trace_is_the_last(execute):
    execute("%%trace\nThread.sleep(1);")
    failed = execute('check("never", false)')
    assert "(The last trace is that of In[" in failed.error["evalue"]
    assert "run that one again, and then this one" in failed.error["evalue"]


def test_a_thread_of_a_cell_may_interrupt_the_cells_thread_between_two_cells(module_kernel):
    module_kernel.client.execute(
        """Thread me = Thread.currentThread();
        new Thread(() -> {
            while (Arrays.stream(me.getStackTrace()).anyMatch(f -> f.getClassName().startsWith("REPL"))) Thread.onSpinWait();
            me.interrupt();
            System.out.println("interrupted");
        }).start();""",
        allow_stdin=False,
    )
    module_kernel.next_output(lambda m: m["msg_type"] == "stream" and "interrupted" in m["content"]["text"])
    assert module_kernel.execute("1 + 1").result["text/plain"] == "2"
