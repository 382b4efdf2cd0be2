"""What is found in traced cells, as a user sees it."""

import xml.etree.ElementTree as ElementTree

import pytest

pytestmark = pytest.mark.timeout(120)

LOAD = 'Task<Integer> load(int n) { return async("load", () -> { await(Task.delay(Duration.ofMillis(60))); return n; }); }'
WRAPPED = "%%trace\nawait(Task.run(() -> load(1)));"


def test_a_finding_is_a_flag_a_card_and_a_line_of_text(execute):
    execute(LOAD)
    done = execute(WRAPPED)
    root = ElementTree.fromstring(done.displays[-1]["text/html"])
    flags = [e for e in root.iter("g") if "flag" in e.get("class", "").split()]
    cards = [e for e in root.iter("div") if "find" in e.get("class", "").split()]
    assert ["".join(flag.find("text").itertext()) for flag in flags] == ["H03"]
    assert len(cards) == 1 and f"In[{done.count}]:2" in "".join(cards[0].itertext())
    assert f"H03 Task.run around an asynchronous method (In[{done.count}]:2)" in done.displays[-1]["text/plain"]
    assert execute("trace.findings().stream().map(f -> f.id()).toList()").result["text/plain"] == "[H03]"


def test_awaits_of_a_cell_that_need_nothing_of_each_other(execute):
    execute(LOAD)
    done = execute(
        "%%trace\n"
        "Task<Integer> page() { return async(() -> {\n"
        "    int user = await(load(1));\n"
        "    int orders = await(load(2));\n"
        "    return user + orders; }); }\n"
        "await(page());"
    )
    assert "H12" in done.displays[-1]["text/plain"], done.displays[-1]["text/plain"]
    assert f"In[{done.count}]:3 and In[{done.count}]:4" in done.displays[-1]["text/plain"]
    clean = execute(
        "%%trace\n"
        "Task<Integer> next() { return async(() -> {\n"
        "    int user = await(load(1));\n"
        "    return await(load(user + 1)); }); }\n"
        "await(next());"
    )
    assert "0 findings" in clean.displays[-1]["text/plain"]


def test_an_error_that_nobody_looked_at(execute):
    done = execute('%%trace\nTask.run("save", () -> { throw new IllegalStateException("disk full"); });\nThread.sleep(50);')
    assert "H06" in done.displays[-1]["text/plain"]


def test_a_deadlock_of_the_event_thread_is_found_although_the_cell_ends(execute):
    done = execute(
        "%%trace\n"
        'var ui = EventLoop.start("ui");\n'
        'ui.post(() -> { try { async("load", () -> { await(Task.delay(Duration.ofMillis(1))); }).waitFor(); }'
        " catch (RuntimeException interrupted) {} });\n"
        "Thread.sleep(200);"
    )
    found = done.displays[-1]["text/plain"]
    assert "H02" in found and "ui is held for load" in found
    execute("ui.thread().interrupt(); ui.close();")


def test_clean_code_has_no_finding(execute):
    execute(LOAD)
    done = execute(
        "%%trace\nvar first = load(1); var second = load(2);\n"
        "await(first) + await(second) + await(Task.run(() -> 1 + 1))"
    )
    assert "0 findings" in done.displays[-1]["text/plain"]


def test_the_findings_are_explained(execute):
    execute(LOAD)
    execute(WRAPPED)
    every = execute("%findings").result
    assert all(f"H{number:02}" in every["text/plain"] for number in range(1, 17))
    assert "1 in the last trace" in every["text/html"]
    one = execute("%findings h03").result
    assert "H03" in one["text/plain"] and "H04" not in one["text/plain"]
    assert "in the last trace: Task.run at" in one["text/plain"]


def test_a_finding_that_there_is_not(execute):
    done = execute("%findings H77 <b>")
    assert done.error["ename"] == "Usage" and "H01 to H16" in done.error["evalue"]
    assert execute("1").status == "ok"


def test_names_in_findings_are_escaped(execute):
    done = execute('%%trace\nTask.run("<b>&save</b>", () -> { throw new IllegalStateException(); });\nThread.sleep(50);')
    html = done.displays[-1]["text/html"]
    ElementTree.fromstring(html)
    assert "&lt;b&gt;&amp;save&lt;/b&gt; failed" in html
