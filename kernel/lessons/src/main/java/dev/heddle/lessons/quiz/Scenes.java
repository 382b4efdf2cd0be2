package dev.heddle.lessons.quiz;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.lessons.Readings;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.ThreadPool;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Sets up what happens in the pictures of the questions. The names of the tasks give nothing away. */
final class Scenes {
    private static final Duration WAIT = Duration.ofMillis(150);
    private static final int LINES = 300_000;

    private Scenes() {}

    /** The thread is held for a while, and then free for as long. */
    static Scene twoWaits() {
        return () -> async("handler", () -> {
            Thread.sleep(WAIT);
            await(Task.delay(WAIT));
        });
    }

    /** Two waits, the second of which begins when the first has ended. */
    static Scene oneAfterTheOther() {
        return () -> async("handler", () -> {
            await(load("first"));
            await(load("second"));
        });
    }

    private static Task<Void> load(String name) {
        return async(name, () -> await(Task.delay(WAIT)));
    }

    /** A clock that cannot tick while its thread computes. */
    static Scene frozenClock() {
        byte[] file = Readings.file("/march", LINES);
        return () -> {
            Task<Void> clock = async("clock", () -> {
                for (int tick = 0; tick < 10; tick++) {
                    await(Task.delay(Duration.ofMillis(40)));
                }
            });
            Task<Void> click = async("click", () -> {
                await(Task.delay(Duration.ofMillis(100)));
                Readings.warmestHours(file);
            });
            return Task.whenAll(clock, click);
        };
    }

    /** A thread that waits for what could go on only on that thread, until it gives up. */
    static Scene heldByItself() {
        return () -> {
            Task<Void> load = load("load");
            load.waitFor(WAIT.multipliedBy(4));
            return load;
        };
    }

    /** Two workers that six pieces of work hold without working. */
    static Scene heldWorkers() {
        ThreadPool pool =
                ThreadPool.builder("worker").minimumThreads(2).maximumThreads(2).build();
        return () -> {
            List<Task<Void>> pieces = IntStream.range(0, 6)
                    .mapToObj(i -> pool.run("piece", () -> Thread.sleep(WAIT.dividedBy(2))))
                    .toList();
            return Task.whenAll(pieces).whenComplete((_, _) -> pool.close());
        };
    }

    /** A file that is awaited, work on it that a worker does, and the rest. */
    static Scene processData() {
        byte[] march = Readings.file("/march", LINES);
        LoopbackServer server = LoopbackServer.answeringAfter(WAIT.multipliedBy(2), path -> march);
        return () -> async("handler", () -> {
                    byte[] file = await(server.getBytesAsync("/march"));
                    await(Task.run("process", () -> Readings.warmestHours(file)));
                })
                .whenComplete((_, _) -> server.close());
    }
}
