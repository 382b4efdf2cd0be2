package dev.heddle.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Tasks made of tasks: {@code whenAll} and {@code whenAny} (SEMANTICS E3, E4). */
@SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
final class Combined {
    private Combined() {}

    static <T extends @Nullable Object> Task<List<T>> all(List<? extends CompletableFuture<? extends T>> parts) {
        var all = new All<T>(parts);
        var pending = new AtomicInteger(parts.size() + 1);
        for (CompletableFuture<?> part : parts) {
            part.handle((value, error) -> all.countDown(pending));
        }
        all.countDown(pending);
        return all;
    }

    static <F extends CompletableFuture<?>> Task<F> any(List<F> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("whenAny of no tasks would never complete");
        }
        var any = new Task<F>(Task.Kind.SOURCE, "whenAny");
        for (F part : parts) {
            part.handle((value, error) -> any.complete(part));
        }
        return any;
    }

    private static final class All<T extends @Nullable Object> extends Task<List<T>> {
        private final List<? extends CompletableFuture<? extends T>> parts;

        All(List<? extends CompletableFuture<? extends T>> parts) {
            super(Kind.SOURCE, "whenAll");
            this.parts = parts;
        }

        boolean countDown(AtomicInteger pending) {
            return pending.decrementAndGet() == 0 && settle();
        }

        private boolean settle() {
            List<Throwable> faults = new ArrayList<>();
            List<Throwable> cancellations = new ArrayList<>();
            List<T> values = new ArrayList<>();
            for (CompletableFuture<? extends T> part : parts) {
                if (!part.isCompletedExceptionally()) {
                    values.add(part.join());
                } else if (Futures.isCancelled(part)) {
                    cancellations.add(Futures.errorOf(part));
                } else {
                    faults.addAll(Futures.errorsOf(part));
                }
            }
            if (!faults.isEmpty()) {
                return completeFaulted(faults);
            }
            return cancellations.isEmpty() ? complete(values) : completeExceptionally(cancellations.getFirst());
        }

        @Override
        List<? extends CompletableFuture<?>> awaits() {
            return parts;
        }
    }
}
