package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Who can wait in numbers. */
enum Crowds {
    @Row(value = "async body that awaits a task of its own", ours = true)
    ASYNC_OWN(AwaitingOwn::new),

    @Row(value = "async body, all await one task", ours = true)
    ASYNC_SHARED(AwaitingShared::new),

    @Row("virtual thread that joins a future of its own")
    VIRTUAL_JOIN(Joining::new),

    @Row("virtual thread that parks")
    VIRTUAL_PARK(Parked::new),

    @Row("Kotlin coroutine that awaits a deferred of its own")
    KOTLIN_AWAIT(DeferredCrowd::new),

    @Row("Kotlin coroutine that suspends bare")
    KOTLIN_SUSPEND(CoroutineCrowd::new);

    @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
    private final Supplier<Crowd<?, ?>> maker;

    Crowds(Supplier<Crowd<?, ?>> maker) {
        this.maker = maker;
    }

    Crowd<?, ?> make() {
        return maker.get();
    }

    private static class AwaitingOwn extends Crowd<TaskCompletionSource<Integer>, Task<Integer>> {
        @Override
        TaskCompletionSource<Integer> incomplete() {
            return new TaskCompletionSource<>();
        }

        @Override
        final Task<Integer> start(TaskCompletionSource<Integer> awaited) {
            return async(() -> await(awaited.task()));
        }

        @Override
        final void resume(TaskCompletionSource<Integer> awaited, Task<Integer> body) {
            awaited.trySetResult(1);
        }

        @Override
        final void end(Task<Integer> body) {
            body.waitFor();
        }
    }

    private static final class AwaitingShared extends AwaitingOwn {
        private final TaskCompletionSource<Integer> shared = new TaskCompletionSource<>();

        @Override
        TaskCompletionSource<Integer> incomplete() {
            return shared;
        }
    }

    private abstract static class Threads<F> extends Crowd<F, Thread> {
        @Override
        final boolean isSuspended(Thread body) {
            return body.getState() == Thread.State.WAITING;
        }

        @Override
        final void end(Thread body) throws InterruptedException {
            body.join();
        }
    }

    private static final class Joining extends Threads<CompletableFuture<Integer>> {
        @Override
        CompletableFuture<Integer> incomplete() {
            return new CompletableFuture<>();
        }

        @Override
        Thread start(CompletableFuture<Integer> awaited) {
            return Thread.startVirtualThread(awaited::join);
        }

        @Override
        void resume(CompletableFuture<Integer> awaited, Thread body) {
            awaited.complete(1);
        }
    }

    private static final class Parked extends Threads<Object> {
        private volatile boolean dismissed;

        @Override
        Object incomplete() {
            return this;
        }

        @Override
        Thread start(Object awaited) {
            return Thread.startVirtualThread(() -> {
                while (!dismissed) {
                    LockSupport.park();
                }
            });
        }

        @Override
        void resume(Object awaited, Thread body) {
            dismissed = true;
            LockSupport.unpark(body);
        }
    }
}
