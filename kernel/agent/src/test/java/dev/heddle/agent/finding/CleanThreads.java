package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.CORES;
import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.SHORT;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.join;
import static dev.heddle.agent.finding.CleanProgram.sleep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Programs with platform threads and what they share. */
final class CleanThreads {
    private CleanThreads() {}

    private static void inThreads(int number, Runnable work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            threads.add(Thread.ofPlatform().name("thread-" + i).start(work));
        }
        join(threads);
    }

    /** First used in a trace: the JVM reads it then. */
    private static final class LoadedLate {
        static int value() {
            return 1;
        }
    }

    static List<CleanProgram> programs() {
        return List.of(
                CleanProgram.of("nothing but computing", () -> compute(300)),
                CleanProgram.of("nothing but sleeping", () -> Thread.sleep(LONG)),
                CleanProgram.of("a thread is started and joined", () -> inThreads(1, () -> compute(100))),
                CleanProgram.of("eight threads that wait", () -> inThreads(8, () -> sleep(LONG))),
                CleanProgram.of("as many threads as cores compute", () -> inThreads(CORES, () -> compute(150))),
                CleanProgram.of("a daemon is left", () -> {
                    Thread.ofPlatform().daemon().name("left").start(() -> sleep(LONG.multipliedBy(4)));
                    compute(5);
                }),
                CleanProgram.of("a thread is interrupted, and joined", () -> {
                    Thread sleeper = Thread.ofPlatform().start(() -> {
                        try {
                            Thread.sleep(LONG.multipliedBy(100));
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                    });
                    Thread.sleep(SHORT);
                    sleeper.interrupt();
                    sleeper.join();
                }),
                CleanProgram.of(
                        "a class is loaded in a thread",
                        () -> inThreads(2, () -> {
                            if (LoadedLate.value() != 1) {
                                throw new IllegalStateException();
                            }
                        })),
                CleanProgram.of("a lock that is held for a moment", () -> {
                    ReentrantLock lock = new ReentrantLock();
                    int[] count = {0};
                    inThreads(4, () -> {
                        for (int i = 0; i < 1000; i++) {
                            lock.lock();
                            try {
                                count[0]++;
                            } finally {
                                lock.unlock();
                            }
                        }
                    });
                }),
                CleanProgram.of("a monitor that is held for a moment", () -> {
                    Map<Integer, Integer> counts = new HashMap<>();
                    inThreads(4, () -> {
                        for (int i = 0; i < 1000; i++) {
                            synchronized (counts) {
                                counts.merge(i, 1, Integer::sum);
                            }
                        }
                    });
                }),
                CleanProgram.of("two locks, always in the same order", () -> {
                    Object first = new Object();
                    Object second = new Object();
                    inThreads(3, () -> {
                        for (int i = 0; i < 200; i++) {
                            synchronized (first) {
                                synchronized (second) {
                                    Thread.onSpinWait();
                                }
                            }
                        }
                    });
                }),
                CleanProgram.of("many read, one writes now and then", () -> {
                    var lock = new ReentrantReadWriteLock();
                    Map<Integer, Integer> map = new HashMap<>();
                    inThreads(4, () -> {
                        for (int i = 0; i < 500; i++) {
                            if (i % 100 == 0) {
                                lock.writeLock().lock();
                                try {
                                    map.put(i, i);
                                } finally {
                                    lock.writeLock().unlock();
                                }
                            }
                            lock.readLock().lock();
                            try {
                                map.get(i);
                            } finally {
                                lock.readLock().unlock();
                            }
                        }
                    });
                }),
                CleanProgram.of("optimistic reads", () -> {
                    var lock = new StampedLock();
                    inThreads(3, () -> {
                        for (int i = 0; i < 1000; i++) {
                            long stamp = lock.tryOptimisticRead();
                            if (!lock.validate(stamp)) {
                                lock.unlockRead(lock.readLock());
                            }
                        }
                    });
                }),
                CleanProgram.of("a concurrent map", () -> {
                    Map<Integer, Integer> counts = new ConcurrentHashMap<>();
                    inThreads(4, () -> {
                        for (int i = 0; i < 20_000; i++) {
                            counts.merge(i % 100, 1, Integer::sum);
                        }
                    });
                }),
                CleanProgram.of("adders and atomic numbers", () -> {
                    LongAdder adder = new LongAdder();
                    AtomicInteger atomic = new AtomicInteger();
                    inThreads(4, () -> {
                        for (int i = 0; i < 100_000; i++) {
                            adder.increment();
                            atomic.incrementAndGet();
                        }
                    });
                }),
                CleanProgram.of("a thread local", () -> {
                    ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 1);
                    inThreads(4, () -> {
                        local.set(local.get() + 1);
                        sleep(LONG);
                        local.remove();
                    });
                }));
    }
}
