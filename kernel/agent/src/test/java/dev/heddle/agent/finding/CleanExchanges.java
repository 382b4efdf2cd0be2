package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.join;
import static dev.heddle.agent.finding.CleanProgram.sleep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Programs whose threads wait for each other, as they should. */
final class CleanExchanges {
    private static final int NUMBER = 20;
    private static final Duration BETWEEN = Duration.ofMillis(15);

    private CleanExchanges() {}

    /** Work that waits. */
    private interface Waits {
        void run() throws InterruptedException, BrokenBarrierException;
    }

    private static Thread start(String name, Waits work) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void exchange(BlockingQueue<Integer> queue) throws InterruptedException {
        Thread producer = start("producer", () -> {
            for (int i = 0; i < NUMBER; i++) {
                Thread.sleep(BETWEEN);
                queue.put(i);
            }
        });
        Thread consumer = start("consumer", () -> {
            for (int i = 0; i < NUMBER; i++) {
                queue.take();
            }
        });
        join(List.of(producer, consumer));
    }

    /** A value that is handed over under a lock, which is given up to wait. */
    private static final class Box {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean full;

        void change(boolean to) throws InterruptedException {
            lock.lock();
            try {
                while (full == to) {
                    changed.await();
                }
                full = to;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The same with the object's own monitor. */
    private static final class MonitorBox {
        private boolean full;

        synchronized void change(boolean to) throws InterruptedException {
            while (full == to) {
                wait();
            }
            full = to;
            notifyAll();
        }
    }

    static List<CleanProgram> programs() {
        return List.of(
                CleanProgram.of("a queue between two threads", () -> exchange(new ArrayBlockingQueue<>(2))),
                CleanProgram.of("hand over, one for one", () -> exchange(new SynchronousQueue<>())),
                CleanProgram.of("a condition", () -> {
                    Box box = new Box();
                    Thread fills = start("fills", () -> {
                        for (int i = 0; i < NUMBER; i++) {
                            Thread.sleep(BETWEEN);
                            box.change(true);
                        }
                    });
                    Thread empties = start("empties", () -> {
                        for (int i = 0; i < NUMBER; i++) {
                            box.change(false);
                        }
                    });
                    join(List.of(fills, empties));
                }),
                CleanProgram.of("wait and notify", () -> {
                    MonitorBox box = new MonitorBox();
                    Thread fills = start("fills", () -> {
                        for (int i = 0; i < NUMBER; i++) {
                            Thread.sleep(BETWEEN);
                            box.change(true);
                        }
                    });
                    Thread empties = start("empties", () -> {
                        for (int i = 0; i < NUMBER; i++) {
                            box.change(false);
                        }
                    });
                    join(List.of(fills, empties));
                }),
                CleanProgram.of("a latch", () -> {
                    CountDownLatch go = new CountDownLatch(1);
                    List<Thread> threads = IntStream.range(0, 6)
                            .mapToObj(i -> start("runner-" + i, go::await))
                            .toList();
                    Thread.sleep(LONG);
                    go.countDown();
                    join(threads);
                }),
                CleanProgram.of("a semaphore lets three in at a time", () -> {
                    Semaphore three = new Semaphore(3);
                    join(IntStream.range(0, 9)
                            .mapToObj(i -> start("guest-" + i, () -> {
                                three.acquire();
                                try {
                                    sleep(Duration.ofMillis(100));
                                } finally {
                                    three.release();
                                }
                            }))
                            .toList());
                }),
                CleanProgram.of("phases", () -> {
                    Phaser phaser = new Phaser(3);
                    join(IntStream.range(0, 3)
                            .mapToObj(i -> start("party-" + i, () -> {
                                for (int phase = 0; phase < 5; phase++) {
                                    sleep(Duration.ofMillis(20L * i));
                                    phaser.arriveAndAwaitAdvance();
                                }
                            }))
                            .toList());
                }),
                CleanProgram.of("a barrier", () -> {
                    CyclicBarrier barrier = new CyclicBarrier(2);
                    join(IntStream.range(0, 2)
                            .mapToObj(i -> start("side-" + i, () -> {
                                for (int round = 0; round < 5; round++) {
                                    compute(20 * i);
                                    barrier.await();
                                }
                            }))
                            .toList());
                }),
                CleanProgram.of("an exchanger", () -> {
                    Exchanger<Integer> exchanger = new Exchanger<>();
                    join(IntStream.range(0, 2)
                            .mapToObj(i -> start("side-" + i, () -> {
                                for (int round = 0; round < 5; round++) {
                                    sleep(Duration.ofMillis(40L * i));
                                    exchanger.exchange(round);
                                }
                            }))
                            .toList());
                }));
    }
}
