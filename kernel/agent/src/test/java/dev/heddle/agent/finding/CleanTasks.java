package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.SHORT;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.computed;
import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.AsyncLocal;
import dev.heddle.tasks.AsyncStream;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.Progress;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs with async bodies and {@code Task.run}. */
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry"}) // as in the notebooks
final class CleanTasks {
    private CleanTasks() {}

    static List<CleanProgram> programs() {
        return Stream.concat(awaits().stream(), runs().stream()).toList();
    }

    private static Task<String> load(String name) {
        return async("load", () -> {
            await(Task.delay(LONG));
            return name;
        });
    }

    private static Task<Void> fail() {
        return async("fail", () -> {
            await(Task.delay(SHORT));
            throw new IOException("lost");
        });
    }

    private static List<CleanProgram> awaits() {
        return List.of(
                CleanProgram.of("a body awaits", () -> load("page").waitFor()),
                CleanProgram.of(
                        "a loop of delays",
                        () -> async(() -> {
                                    for (int i = 0; i < 20; i++) {
                                        await(Task.delay(Duration.ofMillis(15)));
                                    }
                                })
                                .waitFor()),
                CleanProgram.of(
                        "whenAll",
                        () -> async(() -> await(Task.whenAll(load("a"), load("b"), load("c"))))
                                .waitFor()),
                CleanProgram.of(
                        "whenAny",
                        () -> async(() -> await(Task.whenAny(load("a"), Task.delay(SHORT))))
                                .waitFor()),
                CleanProgram.of(
                        "both started, then both awaited",
                        () -> async(() -> {
                                    Task<String> a = load("a");
                                    Task<String> b = load("b");
                                    return await(a) + await(b);
                                })
                                .waitFor()),
                CleanProgram.of(
                        "the second needs the first",
                        () -> async(() -> {
                                    String first = await(load("a"));
                                    return await(load(first));
                                })
                                .waitFor()),
                CleanProgram.of(
                        "a thousand bodies",
                        () -> Task.whenAll(IntStream.range(0, 1000)
                                        .mapToObj(i -> load("page " + i))
                                        .toList())
                                .waitFor()),
                CleanProgram.of("cancelled, and awaited", () -> {
                    try (var source = new CancellationTokenSource()) {
                        Task<Void> work = async(() -> await(Task.delay(Duration.ofSeconds(60), source.token())));
                        source.cancel();
                        async(() -> {
                                    try {
                                        await(work);
                                    } catch (OperationCanceledException expected) {
                                        compute(1);
                                    }
                                })
                                .waitFor();
                    }
                }),
                CleanProgram.of(
                        "a failure is caught where it is awaited",
                        () -> async(() -> {
                                    try {
                                        await(fail());
                                    } catch (Exception expected) {
                                        compute(1);
                                    }
                                })
                                .waitFor()),
                CleanProgram.of(
                        "a failure is handled with handle",
                        () -> fail().handle((value, error) -> "instead").join()),
                CleanProgram.of("one failure among many", () -> {
                    try {
                        Task.whenAll(fail(), fail(), load("a")).waitFor();
                    } catch (RuntimeException expected) {
                        compute(1);
                    }
                }),
                CleanProgram.of(
                        "a time limit passes",
                        () -> async(() -> {
                                    try {
                                        await(load("slow").waitAsync(SHORT));
                                    } catch (Exception expected) {
                                        if (!(expected instanceof TimeoutException)) {
                                            throw expected;
                                        }
                                    }
                                })
                                .waitFor()),
                CleanProgram.of("fire and forget", () -> {
                    CountDownLatch done = new CountDownLatch(1);
                    Async.fireAndForget("clicked", () -> {
                        await(load("page"));
                        done.countDown();
                    });
                    done.await();
                }),
                CleanProgram.of("a source completed by another thread", () -> {
                    var source = new TaskCompletionSource<Integer>();
                    Thread.startVirtualThread(() -> {
                        CleanProgram.sleep(LONG);
                        source.setResult(7);
                    });
                    async(() -> await(source.task())).waitFor();
                }),
                CleanProgram.of(
                        "a future of the JDK",
                        () -> async(() -> await(new CompletableFuture<Integer>()
                                        .completeOnTimeout(
                                                1, LONG.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)))
                                .waitFor()),
                CleanProgram.of("unlocked before the await", () -> {
                    ReentrantLock lock = new ReentrantLock();
                    List<Task<Void>> bodies = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        bodies.add(async(() -> {
                            lock.lock();
                            try {
                                compute(1);
                            } finally {
                                lock.unlock();
                            }
                            await(Task.delay(LONG));
                        }));
                    }
                    Task.whenAll(bodies).waitFor();
                }),
                CleanProgram.of("a semaphore across an await", () -> {
                    Semaphore one = new Semaphore(1);
                    async(() -> {
                                one.acquire();
                                try {
                                    await(Task.delay(LONG));
                                } finally {
                                    one.release();
                                }
                            })
                            .waitFor();
                }),
                CleanProgram.of(
                        "a stream",
                        () -> async(() -> {
                                    AsyncStream<Integer> numbers = AsyncStream.of(emitter -> {
                                        for (int i = 0; i < 20; i++) {
                                            await(Task.delay(Duration.ofMillis(12)));
                                            emitter.yield(i);
                                        }
                                    });
                                    int sum = 0;
                                    for (int number : numbers.each()) {
                                        sum += number;
                                    }
                                    return sum;
                                })
                                .waitFor()),
                CleanProgram.of("a value that follows the flow", () -> {
                    var user = new AsyncLocal<String>();
                    user.set("ann");
                    async(() -> {
                                await(Task.delay(LONG));
                                return user.get();
                            })
                            .waitFor();
                }),
                CleanProgram.of(
                        "yields",
                        () -> async(() -> {
                                    for (int i = 0; i < 200; i++) {
                                        await(Task.yield());
                                    }
                                })
                                .waitFor()));
    }

    private static List<CleanProgram> runs() {
        return List.of(
                CleanProgram.of(
                        "Task.run computes",
                        () -> async(() -> await(Task.run(() -> computed(150)))).waitFor()),
                CleanProgram.of(
                        "Task.run of many short computations",
                        () -> Task.whenAll(IntStream.range(0, 200)
                                        .mapToObj(i -> Task.run(() -> computed(1)))
                                        .toList())
                                .waitFor()),
                CleanProgram.of(
                        "Task.run around a method with a heavy start",
                        () -> Task.run(() -> async("parse", () -> {
                                    compute(60);
                                    await(Task.delay(Duration.ofMillis(20)));
                                }))
                                .waitFor()),
                CleanProgram.of(
                        "Task.run whose work awaits twice",
                        () -> Task.run(() -> async("first", () -> {
                                    compute(40);
                                    await(Task.delay(SHORT));
                                    compute(40);
                                    await(Task.delay(SHORT));
                                    return 1;
                                }))
                                .waitFor()),
                CleanProgram.of(
                        "Task.run fails and is awaited",
                        () -> async(() -> {
                                    try {
                                        await(Task.run(() -> {
                                            throw new IOException("lost");
                                        }));
                                    } catch (Exception expected) {
                                        compute(1);
                                    }
                                })
                                .waitFor()),
                CleanProgram.of(
                        "progress",
                        () -> async(() -> {
                                    var progress = new Progress<Integer>(percent -> compute(1));
                                    await(Task.run(() -> {
                                        for (int i = 0; i < 10; i++) {
                                            compute(5);
                                            progress.report(i);
                                        }
                                    }));
                                })
                                .waitFor()),
                CleanProgram.of(
                        "a body that computes between awaits",
                        () -> async(() -> {
                                    for (int i = 0; i < 5; i++) {
                                        await(Task.delay(SHORT));
                                        compute(30);
                                    }
                                })
                                .waitFor()));
    }
}
