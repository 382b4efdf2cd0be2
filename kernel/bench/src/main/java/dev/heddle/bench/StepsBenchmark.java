package dev.heddle.bench;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What of an async body's cost is the JVM's: the same steps by a bare continuation. */
public class StepsBenchmark extends Benchmarks {
    private static final int TIMES = 1000;
    private static final int FRAMES = 10;
    private static final ContinuationScope SCOPE = new ContinuationScope("bench");

    private final Integer value = 1;
    private boolean ended;
    private TaskCompletionSource<Integer> awaited = new TaskCompletionSource<>();

    @Benchmark
    @Row("a bare continuation: made, entered, left")
    public Continuation enter() {
        var continuation = new Continuation(SCOPE, () -> ended = true);
        continuation.run();
        return continuation;
    }

    @Benchmark
    @Row(value = "`async(() -> value)`: the same with a task", ours = true)
    public Task<Integer> call() {
        return async(() -> value);
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    @Row("a bare continuation: suspended and resumed")
    public Continuation suspend() {
        return resumeToEnd(new Continuation(SCOPE, () -> {
            for (int i = 0; i < TIMES; i++) {
                Continuation.yield(SCOPE);
            }
        }));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    @Row("a bare continuation: suspended and resumed below ten more frames")
    public Continuation suspendBelowFrames() {
        return resumeToEnd(new Continuation(SCOPE, () -> {
            for (int i = 0; i < TIMES; i++) {
                yieldBelow(FRAMES);
            }
        }));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    @Row(value = "`await(source.task())`, resumed by `setResult`", ours = true)
    public Task<Integer> await_source() {
        Task<Integer> body = async(() -> {
            int sum = 0;
            for (int i = 0; i < TIMES; i++) {
                awaited = new TaskCompletionSource<>();
                sum += await(awaited.task());
            }
            return sum;
        });
        while (!body.isDone()) {
            awaited.setResult(value);
        }
        return body;
    }

    private static Continuation resumeToEnd(Continuation continuation) {
        while (!continuation.isDone()) {
            continuation.run();
        }
        return continuation;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static int yieldBelow(int frames) {
        if (frames == 0) {
            Continuation.yield(SCOPE);
            return 0;
        }
        return yieldBelow(frames - 1) + 1;
    }
}
