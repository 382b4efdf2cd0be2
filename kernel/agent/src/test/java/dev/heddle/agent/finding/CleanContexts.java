package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.SHORT;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.computed;
import static dev.heddle.agent.finding.CleanProgram.sleep;
import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Progress;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SwingContext;
import dev.heddle.tasks.Task;
import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.SwingUtilities;

/** Programs whose bodies go back to a thread of their own. */
@SuppressWarnings("FutureReturnValueIgnored") // as in the notebooks
final class CleanContexts {
    private CleanContexts() {}

    private static Task<Void> click() {
        return async("click", () -> {
            compute(1);
            await(Task.run(() -> computed(150)));
            compute(1);
            await(Task.delay(LONG));
            compute(1);
        });
    }

    static List<CleanProgram> programs() {
        return List.of(
                CleanProgram.of("a loop's body awaits what computes", () -> {
                    try (EventLoop loop = EventLoop.start("loop")) {
                        loop.run(() -> click()).waitFor();
                    }
                }),
                CleanProgram.of("a loop with many short events", () -> {
                    try (EventLoop loop = EventLoop.start("loop")) {
                        CountDownLatch all = new CountDownLatch(300);
                        for (int i = 0; i < 300; i++) {
                            loop.post(() -> {
                                compute(1);
                                all.countDown();
                            });
                        }
                        all.await();
                    }
                }),
                CleanProgram.of("a loop with nothing to do", () -> {
                    try (EventLoop loop = EventLoop.start("loop")) {
                        loop.run(() -> compute(1)).waitFor();
                        Thread.sleep(LONG);
                    }
                }),
                CleanProgram.of("two loops hand a body to and fro", () -> {
                    try (EventLoop one = EventLoop.start("one");
                            EventLoop other = EventLoop.start("other")) {
                        one.run(() -> async("to and fro", () -> {
                                    for (int i = 0; i < 10; i++) {
                                        await(other.run(() -> compute(2)));
                                        compute(2);
                                    }
                                }))
                                .waitFor();
                    }
                }),
                CleanProgram.of("progress on a loop", () -> {
                    try (EventLoop loop = EventLoop.start("loop")) {
                        loop.run(() -> async("show", () -> {
                                    var progress = new Progress<Integer>(percent -> compute(1));
                                    await(Task.run(() -> {
                                        for (int i = 0; i < 10; i++) {
                                            compute(10);
                                            progress.report(i);
                                        }
                                    }));
                                }))
                                .waitFor();
                    }
                }),
                CleanProgram.of("a thread that pumps until its body is done", () -> {
                    try (PumpingContext context = PumpingContext.onCurrentThread("cell")) {
                        context.pumpUntil(click());
                    }
                }),
                CleanProgram.of("a thread that pumps, and computes and waits in between", () -> {
                    try (PumpingContext context = PumpingContext.onCurrentThread("cell")) {
                        context.pumpUntil(click());
                        compute(150);
                        Thread.sleep(LONG);
                        context.pumpUntil(click());
                    }
                }),
                CleanProgram.of("Swing's event thread is told to show something", () -> {
                    AtomicInteger shown = new AtomicInteger();
                    CountDownLatch last = new CountDownLatch(50);
                    for (int i = 0; i < 50; i++) {
                        SwingUtilities.invokeLater(() -> {
                            shown.incrementAndGet();
                            last.countDown();
                        });
                    }
                    last.await();
                }),
                CleanProgram.of("Swing's event thread computes for many short events", () -> {
                    CountDownLatch last = new CountDownLatch(200);
                    for (int i = 0; i < 200; i++) {
                        EventQueue.invokeLater(() -> {
                            compute(5);
                            last.countDown();
                        });
                    }
                    last.await();
                }),
                CleanProgram.of("Swing's event thread waits a moment in each of many events", () -> {
                    CountDownLatch last = new CountDownLatch(50);
                    for (int i = 0; i < 50; i++) {
                        SwingUtilities.invokeLater(() -> {
                            sleep(SHORT);
                            last.countDown();
                        });
                    }
                    last.await();
                }),
                CleanProgram.of("the caller waits for Swing's event thread", () -> {
                    for (int i = 0; i < 20; i++) {
                        EventQueue.invokeAndWait(() -> compute(2));
                    }
                }),
                CleanProgram.of(
                        "a body on Swing's event thread",
                        () -> SwingContext.get().run(() -> click()).waitFor()),
                CleanProgram.of("a body on Swing's event thread loads while others are shown", () -> {
                    Task<Void> body = SwingContext.get().run(() -> click());
                    for (int i = 0; i < 20; i++) {
                        Thread.sleep(SHORT);
                        SwingUtilities.invokeLater(() -> compute(1));
                    }
                    body.waitFor();
                }));
    }
}
