package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.tasks.Async;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.trace.compare.CompareHost;
import dev.heddle.trace.compare.CompareListener;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Comparisons in a cell: its thread serves its context while it waits, and the kernel's interrupt stops them. */
record KernelHost(HeddleKernel kernel) implements CompareHost {
    @Override
    public @Nullable Object await(CompletionStage<?> stage) throws Throwable {
        boolean pumps = SynchronizationContext.current() instanceof PumpingContext context
                && context.thread() == Thread.currentThread();
        return pumps ? Async.await(stage) : CompareHost.super.await(stage);
    }

    @Override
    public boolean isStop(@Nullable Throwable failure) {
        return kernel.isInterrupted() || Thread.currentThread().isInterrupted();
    }

    @Override
    public CompareListener listener() {
        return new LiveView(kernel, false);
    }
}
