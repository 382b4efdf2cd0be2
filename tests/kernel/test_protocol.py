"""The parts of Jupyter's protocol that front ends rely on and Java kernels tend to leave out."""

import time

import pytest

pytestmark = pytest.mark.timeout(120)


def start(session, code):
    """Starts a cell that says when it runs, and waits for that."""
    msg_id = session.client.execute('System.out.println("started");\n' + code, allow_stdin=False)
    session.next_output(lambda m: m["msg_type"] == "stream" and "started" in m["content"]["text"])
    return msg_id


@pytest.mark.parametrize(
    "code",
    [
        "while (true) {}",
        "Thread.sleep(100_000);",
        "new CountDownLatch(1).await();",
        "await(new CompletableFuture<Void>());",
        "Task.delay(Duration.ofHours(1)).result();",
        "try { while (true) {} } catch (Exception e) {} finally { System.out.println(\"cleaned up\"); }",
    ],
)
def test_an_interrupt_stops_the_cell_and_keeps_its_variables(module_kernel, code):
    module_kernel.execute("int kept = 7;")
    msg_id = start(module_kernel, code)
    module_kernel.manager.interrupt_kernel()
    done = module_kernel.collect(msg_id)
    assert done.status == "error" and done.error["ename"] == "Interrupted"
    assert module_kernel.execute("kept").result["text/plain"] == "7"


def test_completion_and_help_answer_while_a_cell_runs(module_kernel):
    msg_id = start(module_kernel, "while (true) {}")
    completed = module_kernel.reply(module_kernel.client.complete("String.val", 10))["content"]
    assert "valueOf(" in completed["matches"]
    assert completed["cursor_start"] == 7 and completed["cursor_end"] == 10
    assert completed["metadata"]["_jupyter_types_experimental"][0]["type"] == "function"
    inspected = module_kernel.reply(module_kernel.client.inspect("Math.hypot(3, 4)", 7))["content"]
    assert inspected["found"] and "sqrt" in inspected["data"]["text/plain"]
    module_kernel.manager.interrupt_kernel()
    module_kernel.collect(msg_id)


def test_magics_complete(module_kernel):
    assert "%%trace" in module_kernel.reply(module_kernel.client.complete("%%tr", 4))["content"]["matches"]


@pytest.mark.parametrize(
    ("code", "status"),
    [("1 + 1", "complete"), ("for (int i = 0; i < 3; i++) {", "incomplete"), ("int 3x = ;", "invalid"), ("%%trace\n1", "complete")],
)
def test_is_complete(module_kernel, code, status):
    assert module_kernel.reply(module_kernel.client.is_complete(code))["content"]["status"] == status


def test_silent_cells_leave_no_trace(module_kernel):
    before = module_kernel.execute("1").count
    done = module_kernel.execute("2", silent=True)
    assert done.status == "ok" and not done.contents("execute_input", "execute_result")
    assert module_kernel.execute("3").count == before + 1


def test_user_expressions_are_evaluated(module_kernel):
    done = module_kernel.execute("int u = 5;", user_expressions={"twice": "u * 2", "bad": "nothing"})
    answers = done.reply["content"]["user_expressions"]
    assert answers["twice"]["data"]["text/plain"] == "10"
    assert answers["bad"]["status"] == "error"


def test_cells_queued_behind_a_failure_are_aborted(module_kernel):
    failing = start(module_kernel, 'Thread.sleep(300); throw new RuntimeException("stop here");')
    queued = module_kernel.client.execute("int ranAnyway = 1;", allow_stdin=False)
    assert module_kernel.reply(failing)["content"]["status"] == "error"
    assert module_kernel.reply(queued)["content"]["status"] == "aborted"
    assert module_kernel.execute("ranAnyway").status == "error"


def test_history_is_answered(module_kernel):
    module_kernel.execute("int remembered = 1;")
    history = module_kernel.reply(module_kernel.client.history(hist_access_type="tail", n=1))["content"]["history"]
    assert history[0][2] == "int remembered = 1;"


def test_input_is_asked_of_the_front_end(module_kernel):
    msg_id = module_kernel.client.execute('new Scanner(System.in).nextLine() + "!"', allow_stdin=True)
    question = module_kernel.client.get_stdin_msg(timeout=60)
    assert question["msg_type"] == "input_request"
    module_kernel.client.input("hello")
    assert module_kernel.collect(msg_id).result["text/plain"] == "hello!"


def test_a_cell_that_waits_for_input_can_be_interrupted(module_kernel):
    msg_id = module_kernel.client.execute("System.in.read()", allow_stdin=True)
    module_kernel.client.get_stdin_msg(timeout=60)
    module_kernel.manager.interrupt_kernel()
    module_kernel.collect(msg_id)
    assert module_kernel.execute("1 + 1").result["text/plain"] == "2"


def test_kernel_info(module_kernel):
    info = module_kernel.reply(module_kernel.client.kernel_info())["content"]
    assert info["status"] == "ok" and info["language_info"]["name"] == "Java"
    assert int(info["language_info"]["version"]) >= 25


def test_a_shut_down_kernel_ends_although_a_cell_still_runs(kernel):
    start(kernel, "new Thread(() -> { while (true) {} }).start(); while (true) {}")
    begin = time.monotonic()
    kernel.client.shutdown()
    while kernel.manager.is_alive() and time.monotonic() - begin < 30:
        time.sleep(0.05)
    assert not kernel.manager.is_alive()
