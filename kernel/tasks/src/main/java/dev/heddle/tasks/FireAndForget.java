package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/** An async body whose task nobody gets: C#'s {@code async void} (SEMANTICS E6). */
final class FireAndForget {
    private FireAndForget() {}

    @SuppressWarnings("FutureReturnValueIgnored") // a callback cannot fail: its own future is of no interest
    static void start(@Nullable String name, Action body) {
        SynchronizationContext context = SynchronizationContext.current();
        if (context != null) {
            context.operationStarted();
        }
        LocalValues locals = ThreadState.current().locals();
        AsyncTask.start(name, Callables.of(body)).handle((value, error) -> {
            end(context, locals, error);
            return null;
        });
    }

    private static void end(
            @Nullable SynchronizationContext context, @Nullable LocalValues locals, @Nullable Throwable error) {
        Runnable rethrow = () -> {
            ThreadState here = ThreadState.current();
            if (here.worker != null) {
                here.locals(
                        locals); // an uncaught exception handler may ask whose error it is; the pool then forgets them
            }
            throw Callables.<RuntimeException>sneakyThrow(error);
        };
        if (context == null) {
            if (error != null) {
                ThreadPool.shared().execute(rethrow);
            }
            return;
        }
        try {
            if (error != null) {
                context.post(rethrow);
            }
        } catch (RuntimeException e) { // the context takes nothing any more
            ThreadPool.shared().execute(rethrow);
        } finally {
            context.operationCompleted();
        }
    }
}
