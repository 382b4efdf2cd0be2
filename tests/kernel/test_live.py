"""What is shown of a cell while it runs."""

import time
import xml.etree.ElementTree as ElementTree

import pytest

pytestmark = pytest.mark.timeout(180)

DEADLOCK = (
    "%%trace\n"
    'var ui = EventLoop.start("ui");\n'
    'ui.post(() -> { try { async("load", () -> { await(Task.delay(Duration.ofMillis(100))); }).waitFor(); }'
    " catch (RuntimeException interrupted) {} });\n"
    "Thread.sleep(100_000);"
)


def shown(message):
    return message["content"].get("data", {}).get("text/plain", "")


def is_display(message):
    return message["msg_type"] in ("display_data", "update_display_data")


def place(message):
    return message["content"]["transient"]["display_id"]


def test_a_hang_is_told_while_it_hangs_and_the_picture_takes_its_place(module_kernel):
    msg_id = module_kernel.client.execute(DEADLOCK, allow_stdin=False)
    first = module_kernel.next_output(is_display)
    assert first["parent_header"]["msg_id"] == msg_id
    assert "has been running for" in shown(first)
    assert "ui: blocked on a result" in shown(first) and "cell: asleep" in shown(first)
    assert "H02" in shown(first) and "ui is held for load" in shown(first)
    ElementTree.fromstring(first["content"]["data"]["text/html"])
    second = module_kernel.next_output(is_display)
    assert second["msg_type"] == "update_display_data" and place(second) == place(first)
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.error["ename"] == "Interrupted"
    last = [m for m in done.messages if is_display(m)][-1]
    assert place(last) == place(first)
    assert "has been running" not in shown(last) and "H02" in shown(last)
    later = module_kernel.execute("Thread.sleep(1500); ui.thread().interrupt(); ui.close();")
    assert not [m for m in later.messages + later.others if is_display(m)]


def test_a_short_cell_shows_nothing_on_the_way(execute):
    done = execute("%%trace\nThread.sleep(300);")
    assert len(done.displays) == 1 and not done.contents("update_display_data")
    assert "heddle-live" not in execute("%threads").result["text/plain"]


def test_a_cell_that_floods_is_watched_and_not_slowed_down_for_long(execute):
    done = execute(
        "%%trace --grace 0\nlong end = System.nanoTime() + 3_000_000_000L;\n"
        "while (System.nanoTime() < end) Thread.startVirtualThread(() -> {}).join();"
    )
    assert done.status == "ok"
    assert "threads used" in done.displays[-1]["text/plain"]


def test_watch_keeps_a_view_across_cells(execute):
    watch = execute("%watch")
    where = next(m for m in watch.messages if is_display(m))
    assert "Watching" in shown(where)

    quick = execute("Thread.sleep(200);")
    assert not quick.contents("update_display_data")

    slow = execute('Thread.ofPlatform().name("helper").start(() -> { try { Thread.sleep(3000); } catch (InterruptedException e) {} }); Thread.sleep(2500);')
    updates = [m for m in slow.messages + slow.others if m["msg_type"] == "update_display_data"]
    assert updates and all(place(m) == place(where) for m in updates)
    assert f"In[{slow.count}] has been running for" in shown(updates[0])
    assert "cell: asleep" in shown(updates[0])
    assert f"In[{slow.count}] ended after" in shown(updates[-1])

    off = execute("%watch off")
    assert "No longer watching" in [shown(m) for m in off.messages if m["msg_type"] == "update_display_data"][-1]
    after = execute("Thread.sleep(1500);")
    assert not after.contents("update_display_data", "display_data")
    assert "heddle-watch" not in execute("%threads").result["text/plain"]


def test_watch_takes_no_other_word(execute):
    done = execute("%watch everything")
    assert done.error["ename"] == "Usage" and "%watch [on|off]" in done.error["evalue"]


def test_a_watched_cell_that_is_interrupted(module_kernel):
    module_kernel.execute("%watch")
    msg_id = module_kernel.client.execute("while (true) {}", allow_stdin=False)
    first = module_kernel.next_output(lambda m: m["msg_type"] == "update_display_data")
    assert "has been running" in shown(first)
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.error["ename"] == "Interrupted"
    time.sleep(0.1)
    module_kernel.execute("%watch off")
