package dev.heddle.tasks;

import java.util.concurrent.CompletableFuture;

/** An await outside any async body. */
final class TopLevel {
    private TopLevel() {}

    @SuppressWarnings("ThreadPriorityCheck") // giving way is what is asked for
    static void giveWay() {
        if (Thread.currentThread().isVirtual()) {
            Thread.yield();
        } else {
            var turn = new CompletableFuture<Void>();
            SynchronizationContext context = SynchronizationContext.current();
            if (context instanceof PumpingContext) {
                context.post(() -> turn.complete(null));
            }
            await(turn);
        }
    }

    static void await(CompletableFuture<?> future) {
        if (Thread.currentThread().isVirtual()) {
            Futures.block(future);
        } else if (SynchronizationContext.current() instanceof PumpingContext context && context.isOwner()) {
            context.pumpUntil(future);
        } else {
            throw new AwaitException("await outside an async body on thread \""
                    + Thread.currentThread().getName()
                    + "\". Write async(() -> { … await(task) … }); to hold the thread instead, task.result().");
        }
    }
}
