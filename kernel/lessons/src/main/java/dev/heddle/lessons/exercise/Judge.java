package dev.heddle.lessons.exercise;

import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import dev.heddle.trace.Captured;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.TracedCall;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs an answer under a trace and notes what is not right about it. For one thread. */
public final class Judge {
    /** The name of the thread on which an answer runs: an event loop's, like that of a user interface. */
    public static final String THREAD = "ui";

    private static final Set<String> AWAY = Set.of("H05", "H08");
    private static final Duration GRACE = Duration.ofMillis(250);

    private final String title;
    private Duration limit;
    private @Nullable ThreadTrace trace;

    Judge(String title, Duration limit) {
        this.title = title;
        this.limit = limit;
    }

    /** Gives what runs from now on less time: for an exercise whose wrong answers never end. */
    public Judge within(Duration atMost) {
        limit = atMost;
        return this;
    }

    /**
     * Runs code on an event loop's thread named {@value #THREAD} and traces it, until it has returned.
     *
     * @throws NotYet when it throws, or does not end in time
     */
    public <T> Run<T> run(TracedCall<T, ?> code) throws Exception {
        return runAsync(() -> {
            try {
                return Task.completed(code.call());
            } catch (Throwable failure) {
                return Task.failed(failure);
            }
        });
    }

    /**
     * Runs code on an event loop's thread named {@value #THREAD} and traces it, until the task that it returns has ended.
     *
     * @throws NotYet when the code throws, the task fails, or either does not end in time
     */
    public <T> Run<T> runAsync(TracedCall<? extends CompletableFuture<T>, ?> code) throws Exception {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        String waits = Thread.currentThread().getName(); // only for the outcome: no part of what is judged
        TraceOptions options = TraceOptions.titled(title).waiting(GRACE).ignoring((name, group) -> name.equals(waits));
        Captured<T> run;
        try (EventLoop loop = EventLoop.start(THREAD);
                ThreadRecorder recorder = ThreadRecorder.start(options, loop.thread())) {
            loop.post(() -> begin(code, outcome));
            run = end(loop, recorder, outcome);
        }
        trace = run.trace();
        if (run.failure() instanceof NotYet tooSlow) {
            throw tooSlow;
        }
        if (run.failure() != null) {
            throw new NotYet("Your code failed: " + run.failure());
        }
        return new Run<>(run.value(), run.trace());
    }

    private static <T> void begin(TracedCall<? extends CompletableFuture<T>, ?> code, CompletableFuture<T> outcome) {
        try {
            CompletableFuture<T> task = code.call();
            if (task == null) {
                outcome.completeExceptionally(new NotYet("Your method returned null instead of a task."));
                return;
            }
            var _ = task.whenComplete((value, failure) -> {
                if (failure != null) {
                    outcome.completeExceptionally(failure);
                } else {
                    outcome.complete(value);
                }
            });
        } catch (Throwable failure) { // whatever a learner's code throws is told
            outcome.completeExceptionally(failure);
        }
    }

    private <T> Captured<T> end(EventLoop loop, ThreadRecorder recorder, CompletableFuture<T> outcome)
            throws InterruptedException {
        try {
            T value = outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            recorder.end();
            return new Captured<>(recorder.stop(), value, null);
        } catch (ExecutionException failure) {
            recorder.end();
            return new Captured<>(recorder.stop(), null, failure.getCause());
        } catch (TimeoutException hangs) {
            recorder.end();
            ThreadTrace soFar = recorder.stop();
            return new Captured<>(
                    soFar,
                    null,
                    new NotYet("Your code has not ended after " + TimeText.of(limit) + "." + found(soFar)));
        } finally {
            loop.thread().interrupt(); // frees what waits in vain; does nothing to a loop without work
        }
    }

    private static String found(ThreadTrace trace) {
        return trace.findings().isEmpty()
                ? ""
                : trace.findings().stream()
                        .map(Finding::toString)
                        .collect(Collectors.joining(" ", " The trace tells: ", ""));
    }

    /**
     * Goes on when something is as it should be.
     *
     * @param orElse what is wrong otherwise, in a sentence to the learner
     * @throws NotYet otherwise
     */
    public void expect(boolean holds, String orElse) throws Exception {
        if (!holds) {
            throw new NotYet(orElse);
        }
    }

    /**
     * Goes on when nothing is found wrong with a trace. That a thread was away for long (H05, H08) is left to the exercise:
     * libraries that are loaded for the first time take as long on a slow machine, and are no fault of the answer.
     *
     * @throws NotYet otherwise, with the first finding
     */
    public void expectNoFindings(ThreadTrace of) throws Exception {
        Optional<Finding> first = of.findings().stream()
                .filter(finding -> !AWAY.contains(finding.id()))
                .findFirst();
        expect(first.isEmpty(), first.map(Finding::toString).orElse(""));
    }

    /** The trace of the last run, null when nothing ran. */
    @Nullable ThreadTrace trace() {
        return trace;
    }

    /**
     * What became of a run.
     *
     * @param value what it returned
     * @param trace what its threads did; the thread on which it began is named {@value Judge#THREAD}
     */
    public record Run<T>(@Nullable T value, ThreadTrace trace) {}
}
