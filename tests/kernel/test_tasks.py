"""Tasks in cells: where await is refused, whose errors are shown where, and how they read."""

import re

import pytest

pytestmark = pytest.mark.timeout(120)

LOCK = 'Object lock = new Object(); Task<Integer> one = Task.run(() -> 1); int ran = 0;'
GARBAGE_ROUNDS = 40


def plain(error):
    """A traceback without its ANSI styles."""
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error["traceback"]))


def stderr_of(session, msg_id, text, rounds=GARBAGE_ROUNDS):
    """Collects garbage until the cell `msg_id` has printed `text` as an error; all that it has printed by then."""
    printed = ""
    for _ in range(rounds):
        done = session.execute("System.gc(); Thread.sleep(20);")
        for message in done.others:
            if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] == msg_id:
                printed += re.sub(r"\x1b\[[0-9;]*m", "", message["content"]["text"])
        if text in printed:
            break
    return printed


# SEMANTICS A10


def test_a_cell_that_awaits_under_synchronized_is_refused_before_any_of_it_runs(execute):
    execute(LOCK)
    done = execute("ran = 7;\nsynchronized (lock) {\n    await(one);\n}")
    assert done.error["ename"] == "CompilationError"
    assert done.error["evalue"].startswith(f"In[{done.count}]:3 await in the synchronized block of line 2")
    assert "→ 3 │     await(one);" in plain(done.error)
    assert "CS1996" in plain(done.error) and "Await before or after" in plain(done.error)
    assert execute("ran").result["text/plain"] == "0"


def test_a_redefinition_that_would_await_under_an_earlier_lock_is_refused(execute):
    execute(LOCK)
    execute("int value() { return 5; }")
    caller = execute("int guarded() {\n    synchronized (lock) {\n        return value();\n    }\n}")
    text = plain(execute("int value() {\n    return await(one);\n}").error)
    assert f"In[{caller.count + 1}]:2 this await would run in the synchronized block of line 2 of In[{caller.count}]" in text
    assert f"In[{caller.count}]:3 from there it is called here" in text
    assert execute("guarded()").result["text/plain"] == "5"


def test_starting_work_under_synchronized_is_fine(execute):
    execute(LOCK)
    done = execute("Task<Integer> started;\nsynchronized (lock) { started = async(() -> await(one) + 1); }\nawait(started)")
    assert done.result["text/plain"] == "2", done.error


def test_a_lock_that_only_the_jdk_knows_of_is_found_at_the_await(execute):
    execute("Function<String, Integer> load = key -> { await(Task.delay(Duration.ofMillis(1))); return 1; };")
    done = execute("var map = new ConcurrentHashMap<String, Integer>();\nawait(async(() -> map.computeIfAbsent(\"k\", load)))")
    assert done.error["ename"] == "AwaitException"
    assert "while holding the monitor" in done.error["evalue"] and "ConcurrentHashMap.java" in done.error["evalue"]


# SEMANTICS E1, E2


def test_an_error_that_crossed_awaits_shows_the_bodies_by_their_lines_and_nothing_of_ours(execute):
    defined = execute(
        "int divide(int n) {\n    await(Task.delay(Duration.ofMillis(1)));\n    return 10 / n;\n}\n"
        'Task<Integer> page(int n) {\n    return async("page", () -> divide(n) + 1);\n}\n'
        "Task<Integer> site(int n) {\n    return async(() -> await(page(n)) + 1);\n}"
    ).count
    done = execute("\nawait(site(0))")
    frames = [line.strip() for line in plain(done.error).splitlines() if line.startswith("    at ")]
    assert frames == [
        f"at divide (In[{defined}]:3)",
        f"at a lambda in page (In[{defined}]:6)",
        f"at a lambda in site (In[{defined}]:9)",
        f"at In[{done.count}]:2",
    ]
    traced = execute("%%trace\nawait(site(0))")
    assert not re.search(r"heddle|jjava|jdk\.|java\.lang\.Thread", plain(traced.error))


def test_result_wraps_the_error_and_shows_where_it_came_from(execute):
    done = execute('Task.run(() -> {\n    throw new IllegalStateException("inside");\n}).waitFor();')
    text = plain(done.error)
    assert done.error["ename"] == "AggregateException"
    assert "Caused by: java.lang.IllegalStateException: inside" in text
    assert f"at a lambda (In[{done.count}]:2)" in text
    assert '→ 2 │     throw new IllegalStateException("inside");' in text


def test_all_errors_of_whenAll_are_shown_with_their_lines(execute):
    done = execute(
        "Task.whenAll(\n"
        '    Task.run(() -> { throw new IllegalStateException("first"); }),\n'
        '    Task.run(() -> { throw new IOException("second"); })).waitFor();'
    )
    text = plain(done.error)
    assert re.search(rf"Caused by: java.lang.IllegalStateException: first\n    at a lambda \(In\[{done.count}\]:2\)", text)
    assert re.search(rf"Suppressed: java.io.IOException: second\n    at a lambda \(In\[{done.count}\]:3\)", text)


def test_a_task_says_its_name_its_state_and_its_value(execute):
    assert execute('await(async("answer", () -> 42)); async("answer", () -> 42)').result["text/plain"] == "answer (completed: 42)"
    assert execute('async("later", () -> await(new CompletableFuture<Void>()))').result["text/plain"] == "later (running)"


# SEMANTICS E5, E6


def test_an_error_that_nobody_looks_at_is_shown_once_in_its_cell(module_kernel):
    maker = module_kernel.execute(
        'void lose() {\n    Task<Void> lost = Task.run("lost", () -> {\n        throw new IllegalStateException("unseen");\n    });\n}\nlose();'
    )
    printed = stderr_of(module_kernel, maker.msg_id, "unseen")
    assert "Task lost failed, and nothing ever looked at its error" in printed
    assert f"at a lambda in lose (In[{maker.count}]:3)" in printed
    assert stderr_of(module_kernel, maker.msg_id, "unseen", rounds=3) == ""


def test_an_error_that_was_looked_at_is_not_shown_again(module_kernel):
    maker = module_kernel.execute(
        'void look() {\n    Task<Void> seen = Task.run(() -> { throw new IllegalStateException("seen"); });\n'
        "    try { await(seen); } catch (IllegalStateException e) { }\n}\nlook();"
    )
    assert stderr_of(module_kernel, maker.msg_id, "seen", rounds=5) == ""


def test_a_traced_cell_with_failing_tasks_starts_no_thread_for_them(kernel):
    kernel.execute("Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals(\"warm-up\"))")
    kernel.execute("%%trace\nThread.sleep(1);")
    kernel.execute("%%trace\nTask<Void> lost = Task.failed(new IllegalStateException(\"x\"));\nlost = null;")
    assert kernel.execute("trace.platformThreadsStarted()").result["text/plain"] == "0"


def test_an_error_of_fire_and_forget_is_shown_in_the_cell_that_started_it(module_kernel):
    module_kernel.execute(
        "CountDownLatch gate = new CountDownLatch(1);\n"
        'void forget() {\n    fireAndForget(() -> {\n        await(Task.run(() -> gate.await(60, TimeUnit.SECONDS)));\n'
        '        throw new IllegalStateException("forgotten");\n    });\n}'
    )
    starter = module_kernel.execute("forget();")
    module_kernel.execute("1 + 1")
    release = module_kernel.client.execute("gate.countDown();", allow_stdin=False)
    message = module_kernel.next_output(lambda m: m["msg_type"] == "stream" and "forgotten" in m["content"]["text"])
    assert message["parent_header"]["msg_id"] == starter.msg_id
    assert f"at a lambda in forget (In[{starter.count - 1}]:5)" in re.sub(r"\x1b\[[0-9;]*m", "", message["content"]["text"])
    module_kernel.reply(release)


@pytest.mark.parametrize(
    "start",
    [
        'EventLoop.start("loop").post(() -> { WAIT; throw new IllegalStateException("late"); });',
        'ThreadPool.shared().execute(() -> { WAIT; throw new IllegalStateException("late"); });',
    ],
    ids=["event loop", "pool"],
)
def test_an_error_on_a_thread_of_the_library_is_shown_in_its_cell(module_kernel, start):
    module_kernel.execute(
        "CountDownLatch go = new CountDownLatch(1); void hold() { try { go.await(); } catch (InterruptedException e) {} }"
    )
    starter = module_kernel.execute(start.replace("WAIT", "hold()"))
    release = module_kernel.client.execute("go.countDown();", allow_stdin=False)
    message = module_kernel.next_output(lambda m: m["msg_type"] == "stream" and "late" in m["content"]["text"])
    assert message["parent_header"]["msg_id"] == starter.msg_id
    module_kernel.reply(release)


def test_output_of_a_task_goes_to_the_cell_that_made_it_although_an_earlier_one_defines_it(module_kernel):
    module_kernel.execute(
        "CountDownLatch door = new CountDownLatch(1);\n"
        'Task<Void> speak() { return async(() -> { await(Task.run(() -> door.await(60, TimeUnit.SECONDS))); System.out.println("spoken"); }); }'
    )
    maker = module_kernel.execute("speak();")
    release = module_kernel.client.execute("door.countDown();", allow_stdin=False)
    message = module_kernel.next_output(lambda m: m["msg_type"] == "stream" and "spoken" in m["content"]["text"])
    assert message["parent_header"]["msg_id"] == maker.msg_id
    module_kernel.reply(release)


# SEMANTICS S1

DEADLOCK = """var due = new TaskCompletionSource<Integer>();
Task<Integer> body = async("body", () -> {
    return await(due.task());
});

new Thread(() -> { due.setResult(1); System.out.println("due"); }).start();
"""


def test_result_on_the_cells_own_thread_is_a_deadlock_that_the_stop_button_ends(module_kernel):
    msg_id = module_kernel.client.execute(DEADLOCK + "body.result()", allow_stdin=False)
    module_kernel.next_output(lambda m: m["msg_type"] == "stream" and "due" in m["content"]["text"])
    module_kernel.reply(module_kernel.client.complete("String.val", 10))
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.error["ename"] == "Interrupted"
    assert module_kernel.execute("await(body)").result["text/plain"] == "1"


def test_a_deadlock_is_named_with_its_lines_where_that_is_asked_for(module_kernel):
    done = module_kernel.execute("Task.detectDeadlocks(true);\n" + DEADLOCK.replace("body", "stuck") + "stuck.result()")
    module_kernel.execute("Task.detectDeadlocks(false);")
    assert done.error["ename"] == "DeadlockException"
    assert f"its await at In[{done.count}]:4" in done.error["evalue"]
    assert f"at In[{done.count}]:8" in plain(done.error) and "→ 8 │ stuck.result()" in plain(done.error)
