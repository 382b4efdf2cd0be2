package dev.heddle.agent.truth;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.agent.truth.Program.Step;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Work of the task library: bodies that await, runs, delays, sources, cancellation and contexts. */
final class TaskSteps {
    private static final int DEEPEST = 2;

    private TaskSteps() {}

    static Step draw(Random random) {
        Step body = body(random, DEEPEST);
        return switch (random.nextInt(4)) {
            case 0 -> () -> onLoop(body);
            case 1 -> () -> onPool(body);
            default -> () -> here(body);
        };
    }

    /** What runs in an async body and may await. */
    private static Step body(Random random, int depth) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            steps.add(step(random, depth));
        }
        return Program.inOrder(steps);
    }

    private static Step step(Random random, int depth) {
        Duration time = Duration.ofNanos(random.nextInt(3_000_000));
        Step leaf = Leaves.draw(random);
        if (depth == 0) {
            return leaf;
        }
        return switch (random.nextInt(8)) {
            case 0 -> () -> await(Task.delay(time));
            case 1 -> () -> await(Task.run("leaf", leaf::run));
            case 2 -> () -> await(Task.run("leaf", leaf::run).configureAwait(false));
            case 3 -> () -> await(Task.yield());
            case 4 -> () -> awaitSource(leaf);
            case 5 -> () -> cancelled(time);
            case 6 -> all(body(random, depth - 1), body(random, depth - 1));
            default -> leaf;
        };
    }

    private static Step all(Step first, Step second) {
        return () -> await(Task.whenAll(List.of(
                async("first", first::run), async("second", second::run), Task.run(() -> async("third", first::run)))));
    }

    private static void awaitSource(Step leaf) throws Exception {
        var source = new TaskCompletionSource<Boolean>("source");
        Thread completes = Thread.ofPlatform().name("completes").start(() -> {
            try {
                leaf.run();
                source.setResult(true);
            } catch (Exception failure) {
                source.setException(failure);
            }
        });
        await(source.task().configureAwait(false));
        await(Task.run("join", () -> completes.join()));
    }

    private static void cancelled(Duration time) {
        try (var stop = new CancellationTokenSource(time)) {
            await(Task.delay(Duration.ofSeconds(60), stop.token()));
            throw new AssertionError("the delay was to be cancelled");
        } catch (OperationCanceledException expected) {
            // that is what it was made for
        }
    }

    private static void onPool(Step body) {
        Task.run("pooled", () -> async("body", body::run)).result();
    }

    /** A body on a virtual thread pins it: the owner of a lock that it waits for may then find no carrier. */
    private static void here(Step body) {
        if (Thread.currentThread().isVirtual()) {
            onPool(body);
        } else {
            async("body", body::run).waitFor();
        }
    }

    private static void onLoop(Step body) {
        try (EventLoop loop = EventLoop.start("loop")) {
            loop.run(() -> async("body", body::run)).result();
        }
    }
}
