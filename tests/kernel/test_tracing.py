"""A traced cell: its picture, its text, and the trace that later cells use."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

pytestmark = pytest.mark.timeout(120)


def test_a_traced_cell_shows_a_picture_and_the_same_as_text(execute):
    done = execute("%%trace\nThread.sleep(20);\n7")
    value, picture = done.displays
    assert value["text/plain"] == "7"
    root = ElementTree.fromstring(picture["text/html"])
    assert root.iter("svg") is not None and list(root.iter("rect"))
    text = picture["text/plain"]
    assert f"In[{done.count}]" in text and "cell" in text and "asleep" in text


def test_the_trace_stays_usable_in_later_cells(execute):
    execute("%%trace\nThread t = new Thread(() -> {}); t.start(); t.join();")
    assert execute("trace.platformThreadsStarted()").result["text/plain"] == "1"
    assert execute("trace.threadsStarted() + trace.threadsUsed() > 1").result["text/plain"] == "true"


def test_slices_know_the_line_of_the_cell(execute):
    done = execute("%%trace\nint n = 1;\nThread.sleep(20);\nn++;")
    places = execute(
        "trace.cellThread().slices().stream().filter(s -> s.state() == State.SLEEPING)"
        ".map(s -> String.valueOf(s.place())).toList()"
    )
    assert places.result["text/plain"] == f"[In[{done.count}]:3]"


def test_compiling_is_no_part_of_a_trace(execute):
    execute(
        "%%trace\nlong a = System.nanoTime();\nclass Big { int f(int x) { return x; } }\n"
        "var list = Stream.of(1, 2, 3).map(i -> i + 1).toList();\nlong b = System.nanoTime();"
    )
    assert execute("b - a < trace.wall().toNanos()").result["text/plain"] == "true"
    assert execute("(b - a) / 1e6 < 20").result["text/plain"] == "true"


def test_a_traced_cell_that_throws_shows_both(execute):
    done = execute('%%trace\nThread.sleep(5);\nthrow new IllegalStateException("inside");')
    assert "asleep" in done.displays[0]["text/plain"]
    assert done.error["evalue"] == "inside" and f"In[{done.count}]:3" in done.error["traceback"][1]
    assert execute("1").status == "ok"


def test_a_traced_cell_that_does_not_compile_traces_nothing(execute):
    done = execute("%%trace\nint x = ;")
    assert done.status == "error" and not done.displays


def test_an_interrupted_trace_shows_what_it_saw(module_kernel):
    msg_id = module_kernel.client.execute('%%trace\nSystem.out.println("started");\nThread.sleep(100_000);', allow_stdin=False)
    module_kernel.next_output(lambda m: m["msg_type"] == "stream")
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.error["ename"] == "Interrupted"
    assert "asleep" in done.displays[0]["text/plain"]


def test_code_can_be_traced_in_parts(execute):
    assert execute("ThreadTrace.of(() -> { Thread.sleep(10); }).heldWaiting().toMillis() >= 9").result["text/plain"] == "true"


def test_a_part_is_placed_in_its_cell_and_leaves_out_the_kernels_own_threads(execute):
    done = execute("var part = ThreadTrace.of(() -> {\n  Thread.sleep(30);\n});\npart")
    assert "<svg" in done.result["text/html"]
    facts = execute(
        "part.threads().size() + \" \" + part.cellThread().slices().stream()"
        ".filter(s -> s.state() == State.SLEEPING).map(s -> String.valueOf(s.place())).toList()"
    )
    assert facts.result["text/plain"] == f"1 [In[{done.count}]:2]"


def test_await_holds_no_thread_and_starts_none(execute):
    execute("%%trace\nawait(async(() -> { await(Task.delay(Duration.ofMillis(40))); return 1; }))")
    assert execute("trace.platformThreadsStarted() + \" \" + (trace.awaitedWithoutThread().toMillis() > 0)").result[
        "text/plain"
    ] in ('0 true', '1 true')
    assert execute("trace.heldWaiting().toMillis() < trace.awaitedWithoutThread().toMillis()").result["text/plain"] == "true"


def test_names_with_markup_are_inert(execute):
    done = execute('%%trace\nThread t = new Thread(() -> {}, "<script>alert(1)</script>\\u0000"); t.start(); t.join();')
    html = done.displays[0]["text/html"]
    assert "<script>alert" not in html
    ElementTree.fromstring(html)


def test_where_am_i_and_who_is_there(execute):
    assert execute("Threads.here()").result["text/plain"].startswith("cell #")
    table = execute("%threads").result
    assert "cell" in table["text/plain"] and "<table>" in table["text/html"]


def test_an_async_body_knows_its_thread_after_every_hop_even_when_compiled(execute):
    done = execute(
        """int wrong = await(async(() -> {
            int w = 0;
            for (int i = 0; i < 60_000; i++) {
                Thread before = Thread.currentThread();
                Thread[] ran = new Thread[1];
                Task<Void> work = Task.run(() -> { ran[0] = Thread.currentThread(); });
                await(work.configureAwait(false));
                if (!Thread.currentThread().getName().equals(String.valueOf(ThreadNames.real()))) w++;
            }
            return w;
        }));
        wrong""".replace("String.valueOf(ThreadNames.real())", "Threads.here().name()"),
        timeout=100,
    )
    assert done.result["text/plain"] == "0", done.error


def test_work_that_outlives_a_traced_cell_is_waited_for(execute):
    done = execute('%%trace\nThread.ofPlatform().name("late").start(() -> { try { Thread.sleep(60); } catch (InterruptedException e) {} });')
    picture = done.displays[-1]
    assert "end of In[" in picture["text/html"] and " of work after it" in picture["text/plain"]
    assert execute('trace.timeIn("late", State.SLEEPING).toMillis() >= 60').result["text/plain"] == "true"

    execute('%%trace --grace 0\nThread.ofPlatform().name("cut").start(() -> { try { Thread.sleep(60); } catch (InterruptedException e) {} });')
    assert execute("trace.codeEnd().equals(trace.wall())").result["text/plain"] == "true"


@pytest.mark.parametrize("ending", ["jfr", "html", "pftrace", "json"])
def test_a_traced_cell_saves_its_trace(execute, tmp_path, ending):
    file = tmp_path / f"cell.{ending}"
    execute(f"%%trace --save {file}\nThread.sleep(5);")
    assert file.stat().st_size > 500 and list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("words", ["--grace", "--grace soon", "--grace 3h", "--save", "fast", "--save x.txt"])
def test_what_cannot_be_meant_after_trace_is_told(execute, words):
    error = execute(f"%%trace {words}\n1").error
    assert re.search(r"--grace TIME|\.jfr, \.pftrace, \.json, \.html", error["evalue"])
