"""Variants compared in a cell: the table, its progress, and what goes wrong in one of them."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

pytestmark = pytest.mark.timeout(120)

TWO = """%%compare --time 2s
int length = 12;
// %% long
Thread.sleep(length);
length
// %% short
Thread.sleep(2);
length"""


def test_a_cell_of_variants_shows_a_table_and_a_chart(execute):
    done = execute(TWO)
    [shown] = done.displays
    text = shown["text/plain"]
    assert re.search(r"^short is [\d.]+ times as fast as long", text, re.M), text
    assert "Different results" not in text
    root = ElementTree.fromstring(shown["text/html"])
    assert len(list(root.iter("tr"))) == 3 and len(list(root.iter("{http://www.w3.org/2000/svg}svg"))) == 1
    assert not done.result


def test_progress_is_shown_in_the_place_of_the_result(execute):
    done = execute(TWO)
    first, *later = done.contents("display_data", "update_display_data")
    places = {content["transient"]["display_id"] for content in [first, *later]}
    assert len(places) == 1 and len(done.contents("display_data")) == 1
    assert "warming up" in first["data"]["text/plain"]
    assert any("measuring, round" in content["data"]["text/plain"] for content in later)


def test_the_comparison_stays_usable_in_later_cells(execute):
    execute(TWO)
    facts = execute(
        'comparison.difference("short", "long").faster() + " " + comparison.of("long").result()'
        ' + " " + (comparison.of("long").time().median().toMillis() >= 12)'
        ' + " " + (comparison.of("long").use().heldWaiting().toMillis() >= 12)'
    )
    assert facts.result["text/plain"] == "short 12 true true"
    assert execute("length").result["text/plain"] == "12", "the set-up declares for the notebook"


def test_sizes_give_a_row_each_and_curves(execute):
    done = execute("%%compare --time 2s --at 1,20\n// %% sleep\nThread.sleep(n);\n// %% list\nIntStream.range(0, n).boxed().toList()")
    [shown] = done.displays
    assert shown["text/html"].count("<svg") >= 1
    assert [line.split()[:2] for line in shown["text/plain"].splitlines()[1:5]] == [
        ["sleep", "1"],
        ["list", "1"],
        ["sleep", "20"],
        ["list", "20"],
    ]
    assert execute('comparison.of("sleep", 20).time().median().toMillis() >= 20').result["text/plain"] == "true"


def test_one_that_throws_is_told_with_its_line_and_the_others_finish(execute):
    done = execute('%%compare --time 1s\n// %% good\n1\n// %% bad\nint x = 0;\nif (x == 0) {\n  throw new Exception("<b>no</b>");\n}')
    [shown] = done.displays
    assert f"bad failed at In[{done.count}]:7: java.lang.Exception: <b>no</b>" in shown["text/plain"]
    assert "<b>no</b>" not in shown["text/html"] and "&lt;b&gt;no" in shown["text/html"]
    assert execute('comparison.of("good").samples().isEmpty()').result["text/plain"] == "false"


def test_different_results_are_told(execute):
    done = execute("%%compare --time 1s\n// %% a\nList.of(1, 2)\n// %% b\nList.of(1, 3)\n// %% c\nList.of(1, 2)")
    assert "Different results: a gave [1, 2], b gave [1, 3]." in done.displays[0]["text/plain"]
    assert "c gave" not in done.displays[0]["text/plain"]


def test_a_task_is_waited_for_and_may_go_on_on_the_cells_thread(execute):
    done = execute(
        "%%compare --time 2s\n// %% task\nasync(() -> { await(Task.delay(Duration.ofMillis(5))); return 7; })\n"
        "// %% await\nawait(Task.delay(Duration.ofMillis(5)));\n7\n"
        "// %% Task.run\nTask.run(() -> { Thread.sleep(5); return 7; })"
    )
    text = done.displays[0]["text/plain"]
    assert "Different results" not in text and "failed" not in text, text
    slow = 'comparison.rows().stream().allMatch(row -> row.time().median().toNanos() > 4_900_000 && row.result().equals(7))'
    assert execute(slow).result["text/plain"] == "true"


@pytest.mark.parametrize("body", ["Thread.sleep(100_000);", "while (true) {}", "await(new CompletableFuture<Void>());"])
def test_an_interrupt_keeps_what_was_measured(module_kernel, execute, body):
    code = f"%%compare\nboolean[] waits = {{false}};\nint runs = 0;\n// %% quick\n1\n// %% stuck\nif (runs++ > 40) {{ System.out.println(\"stuck\"); {body} }}\nThread.sleep(1);"
    msg_id = module_kernel.client.execute(code, allow_stdin=False)
    module_kernel.next_output(lambda m: m["msg_type"] == "stream")
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.error["ename"] == "Interrupted"
    assert "Stopped: " in done.displays[-1]["text/plain"] and "stuck failed" not in done.displays[-1]["text/plain"]
    assert execute('comparison.ending() + " " + comparison.rows().size()').result["text/plain"] == "STOPPED 2"


def test_an_interrupted_comparison_that_is_no_magic_shows_what_it_has(module_kernel):
    code = 'Compare.of("a", () -> Thread.sleep(1), "b", () -> { System.out.println("b"); Thread.sleep(100_000); }).run()'
    msg_id = module_kernel.client.execute(code, allow_stdin=False)
    module_kernel.next_output(lambda m: m["msg_type"] == "stream")
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.error["ename"] == "Interrupted" and "Stopped: " in done.displays[-1]["text/plain"]


def test_a_comparison_of_lambdas_is_the_cells_value(execute):
    done = execute('Compare.of("a", () -> new byte[1000], "b", () -> new byte[500_000]).time(Duration.ofSeconds(3)).run()')
    assert "<svg" in done.result["text/html"] and "a is " in done.result["text/plain"]
    assert "<svg" not in done.displays[-1].get("text/html", ""), "shown once"
    assert execute('comparison.of("b").allocatedBytes() / 1000').result["text/plain"] == "500"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("%%compare\nint x = 1;\n// %% a\nint y = 2;\nx + z\n// %% b\n1", 5),
        ("%%compare\n// %% a\nfoo(;\n// %% b\n1", 3),
        ("%%compare\n// %% a\n1\n// %% b\n\nString s = 1;\ns", 6),
        ("%%compare\nint x = ;\n// %% a\n1", 2),
        ("%%compare\n// %% same\nz\n// %% other\n1\n// %% third\nz", 3),
    ],
)
def test_what_does_not_compile_is_told_by_its_line_and_nothing_is_measured(execute, code, line):
    done = execute(code)
    assert done.error["ename"] == "CompilationError" and f"In[{done.count}]:{line}" in done.error["evalue"]
    assert not done.displays


@pytest.mark.parametrize("words", ["--time", "--time soon", "--at 0", "--at 1,x", "fast"])
def test_what_cannot_be_meant_after_compare_is_told(execute, words):
    assert "--time TIME" in execute(f"%%compare {words}\n// %% a\n1").error["evalue"]


def test_a_cell_without_variants_says_how_to_write_them(execute):
    assert "// %% NAME" in execute("%%compare\n1 + 1").error["evalue"]


def test_lsmagic_lists_it(execute):
    assert "%%compare" in execute("%lsmagic").stdout
