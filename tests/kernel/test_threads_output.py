"""What a thread prints reaches the cell that started it, also after that cell has ended."""

import pytest

pytestmark = pytest.mark.timeout(120)

LATCH = "CountDownLatch go = new CountDownLatch(1);"


def late(session, text):
    return session.next_output(lambda m: m["msg_type"] == "stream" and text in m["content"]["text"])


@pytest.mark.parametrize(
    "start",
    [
        "new Thread(() -> { WAIT; System.out.println(\"late\"); }).start();",
        "Thread.ofVirtual().start(() -> { WAIT; System.out.println(\"late\"); });",
        "CompletableFuture.runAsync(() -> { WAIT; System.out.println(\"late\"); });",
        "Task.run(() -> { WAIT; System.out.println(\"late\"); });",
        "Task<Void> t = async(() -> { await(Task.run(() -> { WAIT; })); System.out.println(\"late\"); });",
        "Executors.newFixedThreadPool(1).submit(() -> { WAIT; System.out.println(\"late\"); });",
    ],
    ids=["thread", "virtual", "common pool", "Task.run", "async", "executor"],
)
def test_late_output_belongs_to_the_cell_that_started_it(module_kernel, start):
    module_kernel.execute(LATCH + " void hold() { try { go.await(); } catch (InterruptedException e) {} }")
    starter = module_kernel.execute(start.replace("WAIT", "hold()"))
    module_kernel.execute('System.out.println("another cell");')
    release = module_kernel.client.execute("go.countDown();", allow_stdin=False)
    message = late(module_kernel, "late")
    assert message["parent_header"]["msg_id"] == starter.msg_id
    module_kernel.reply(release)


def test_a_pool_made_in_one_cell_prints_into_the_cell_that_uses_it(module_kernel):
    module_kernel.execute("var pool = Executors.newFixedThreadPool(1); pool.submit(() -> {}).get();")
    user = module_kernel.execute('pool.submit(() -> System.out.println("used")).get();')
    assert user.stdout == "used\n"
    module_kernel.execute("pool.shutdown();")


def test_an_exception_that_nobody_catches_is_reported_in_its_cell(module_kernel):
    done = module_kernel.execute(
        'Thread t = new Thread(() -> { throw new IllegalStateException("lost"); }, "worker"); t.start(); t.join();'
    )
    assert 'Exception in thread "worker"' in done.stderr
    assert "lost" in done.stderr and f"In[{done.count}]:1" in done.stderr


def test_a_thread_may_display_into_its_cell_after_it_ended(module_kernel):
    module_kernel.execute(LATCH)
    starter = module_kernel.execute('new Thread(() -> { try { go.await(); } catch (InterruptedException e) {} display("shown"); }).start();')
    module_kernel.execute("1")
    release = module_kernel.client.execute("go.countDown();", allow_stdin=False)
    message = module_kernel.next_output(lambda m: m["msg_type"] == "display_data")
    assert message["parent_header"]["msg_id"] == starter.msg_id
    assert message["content"]["data"]["text/plain"] == "shown"
    module_kernel.reply(release)


def test_an_interrupted_thread_may_print(module_kernel):
    done = module_kernel.execute('Thread.currentThread().interrupt(); System.out.println("x".repeat(200_000)); Thread.interrupted()')
    assert len(done.stdout) == 200_001 and done.result["text/plain"] == "true"
    assert module_kernel.execute("1 + 1").result["text/plain"] == "2"
