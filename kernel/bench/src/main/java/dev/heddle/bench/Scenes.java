package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Code whose trace is drawn. */
enum Scenes {
    /** A few tasks and threads of each kind. */
    @Row("a few tasks and threads")
    FEW(1) {
        @Override
        void play(int events) throws Exception {
            Thread virtual = Thread.ofVirtual().start(Scenes::doze);
            Thread platform = Thread.ofPlatform().start(Scenes::doze);
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(async(() -> {
                    await(Task.delay(NAP));
                    int value = await(Task.run(Work.EMPTY));
                    await(Task.delay(NAP));
                    return value;
                }));
            }
            tasks.forEach(Task::result);
            platform.join();
            virtual.join();
        }
    },

    /** A hundred bodies whose awaits are tasks, each with a row of its own. */
    @Row("bodies that await tasks")
    TASKS(3) {
        @Override
        void play(int events) throws Exception {
            new SourceRounds().run(rounds(events));
        }
    },

    /** A hundred bodies whose awaits are no tasks: few rows of many slices. */
    @Row("bodies that await `CompletableFuture`s")
    AWAITS(1) {
        @Override
        void play(int events) throws Exception {
            new FutureRounds().run(rounds(events));
        }
    },

    /** Small tasks on a pool, some hundred at a time. */
    @Row("`Task.run`")
    TASK_RUNS(4) {
        @Override
        void play(int events) throws Exception {
            Semaphore permits = new Semaphore(AT_ONCE);
            for (int i = 0; i < events / eventsEach; i++) {
                permits.acquire();
                var _ = Task.run(() -> permits.release());
            }
            permits.acquire(AT_ONCE);
        }
    },

    /** Virtual threads that sleep once, some thousand at a time. */
    @Row("virtual threads that sleep once")
    VIRTUAL_THREADS(3) {
        @Override
        void play(int events) throws Exception {
            Semaphore permits = new Semaphore(10 * AT_ONCE);
            for (int i = 0; i < events / eventsEach; i++) {
                permits.acquire();
                Thread.startVirtualThread(() -> {
                    doze();
                    permits.release();
                });
            }
            permits.acquire(10 * AT_ONCE);
        }
    };

    private static final int AT_ONCE = 500;
    private static final Duration NAP = Duration.ofMillis(1);

    /** Events of one await, task or thread. */
    final int eventsEach;

    Scenes(int eventsEach) {
        this.eventsEach = eventsEach;
    }

    /** Runs code that makes about so many events. */
    abstract void play(int events) throws Exception;

    String label() {
        try {
            return Table.label(Scenes.class.getField(name()));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    int rounds(int events) {
        return Math.max(1, events / eventsEach / Rounds.BODIES);
    }

    private static void doze() {
        try {
            Thread.sleep(NAP);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
