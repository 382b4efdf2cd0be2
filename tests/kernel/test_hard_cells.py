"""Traced cells that are too much or end badly: the picture comes where it can, and the next cell runs."""

import re

import pytest

pytestmark = pytest.mark.timeout(240)

MANY = """%%trace
var many = new ArrayList<Thread>();
for (int i = 0; i < 60_000; i++) {
    many.add(Thread.ofVirtual().start(() -> { try { Thread.sleep(1); } catch (InterruptedException e) {} }));
}
for (Thread t : many) t.join();"""


def only_picture(done):
    pictures = [bundle for bundle in done.displays if "<svg" in bundle.get("text/html", "")]
    assert len(pictures) == 1, done.messages
    return pictures[0]


def test_half_a_million_events_make_a_picture_and_a_line_says_meanwhile_that_it_is_drawn(kernel):
    done = kernel.execute(MANY, timeout=200)
    assert done.status == "ok"
    assert len(only_picture(done)["text/html"].encode()) <= 300 * 1024
    for shown in done.contents("display_data"):
        assert "<svg" in shown["data"].get("text/html", "") or "…" in shown["data"]["text/plain"]
    assert kernel.execute("trace.virtualThreadsStarted()").result["text/plain"] == "60000"


def test_an_interrupt_while_it_is_drawn_gives_the_picture_up_and_the_next_cell_runs(kernel):
    msg_id = kernel.client.execute(MANY.replace("%%trace", "%%trace --grace 0").replace("60_000", "200_000"), allow_stdin=False)
    kernel.next_output(lambda m: m["msg_type"] == "display_data" and "Drawing" in m["content"]["data"]["text/plain"], 200)
    kernel.manager.interrupt_kernel()
    done = kernel.collect(msg_id, 200)
    assert "given up" in done.displays[-1]["text/plain"]
    assert kernel.execute("trace == null").result["text/plain"] == "true"
    assert only_picture(kernel.execute("%%trace\nThread.sleep(5);"))


def test_an_interrupt_ends_the_wait_for_work_that_outlives_the_cell(kernel):
    late = 'Thread.ofPlatform().daemon().name("late").start(() -> { try { Thread.sleep(300_000); } catch (InterruptedException e) {} });'
    msg_id = kernel.client.execute(f"%%trace --grace 200s\n{late}", allow_stdin=False)
    kernel.next_output(lambda m: m["msg_type"] == "display_data" and "Waiting" in m["content"]["data"]["text/plain"])
    kernel.manager.interrupt_kernel()
    picture = kernel.collect(msg_id).displays[-1]
    assert "<svg" in picture["text/html"] and "late" in picture["text/plain"]


def test_an_interrupt_while_a_million_threads_are_started_shows_those_that_there_were(kernel):
    endless = """%%trace --grace 0
System.out.println("begun");
for (long i = 0; i >= 0; i++) Thread.ofVirtual().start(() -> {}).join();"""
    msg_id = kernel.client.execute(endless, allow_stdin=False)
    kernel.next_output(lambda m: m["msg_type"] == "stream")
    kernel.manager.interrupt_kernel()
    done = kernel.collect(msg_id, 200)
    assert done.error["ename"] == "Interrupted"
    only_picture(done)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("System.exit(3);", "ExitRefused"),
        ("Runtime.getRuntime().halt(3);", "ExitRefused"),
        ("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0);", "StackOverflowError"),
        ("var all = new ArrayList<long[]>();\nwhile (true) all.add(new long[Integer.MAX_VALUE - 8]);", "OutOfMemoryError"),
        ("new long[Integer.MAX_VALUE];", "OutOfMemoryError"),
    ],
)
def test_a_traced_cell_that_ends_badly_shows_its_picture_and_its_error(kernel, code, name):
    done = kernel.execute(f"%%trace\n{code}", timeout=120)
    assert name in done.error["ename"] + "".join(done.error["traceback"])
    only_picture(done)
    assert kernel.execute("1 + 1").result["text/plain"] == "2"


def test_a_recorder_that_a_cell_leaves_open_disturbs_no_later_trace(kernel):
    kernel.execute("var open = ThreadRecorder.start(TraceOptions.titled(\"open\"));")
    done = kernel.execute("%%trace\nThread.sleep(20);")
    assert re.search(r"asleep \d", only_picture(done)["text/plain"])
    assert kernel.execute("open.stop().title()").result["text/plain"] == "open"
    assert "stopped before" in kernel.execute("open.stop()").error["evalue"]


def test_a_saved_trace_is_the_same_picture_in_another_kernel_with_the_places_of_its_cells(kernel, module_kernel, tmp_path):
    file = tmp_path / "trace.jfr"
    done = kernel.execute(f"%%trace --save {file}\nint n = 1;\nThread.sleep(20);\nsynchronized (Object.class) {{ n++; }}")
    read = module_kernel.execute(f'var read = ThreadTrace.read(Path.of("{file}")); read')
    assert read.result["text/plain"] == only_picture(done)["text/plain"]
    assert without_ids(read.result["text/html"]) == without_ids(only_picture(done)["text/html"])
    places = module_kernel.execute(
        "read.cellThread().slices().stream().filter(s -> s.state() == State.SLEEPING).map(s -> String.valueOf(s.place())).toList()"
    )
    assert places.result["text/plain"] == f"[In[{done.count}]:3]"


def without_ids(html):
    """A picture without what tells it from another of the same trace on the same page."""
    prefixes = set(re.findall(r'id="([a-z]+[0-9a-z]+)-', html))
    assert len(prefixes) == 1, prefixes
    return html.replace(prefixes.pop(), "ID")
