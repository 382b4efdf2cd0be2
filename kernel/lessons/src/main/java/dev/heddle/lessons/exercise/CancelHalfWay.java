package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.lessons.Readings;
import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.CancellationTokenSource;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** S9-3: work that stops when it is cancelled half-way. */
final class CancelHalfWay extends Exercise<S9Exercises.CountAsync> {
    private static final Duration ANSWER_TIME = Duration.ofMillis(50);
    private static final int LINES = 100_000;
    private static final int CANCEL_AT = 1_000;

    CancelHalfWay() {
        super(
                "S9-3",
                S9Exercises.CountAsync.class,
                "Work that stops when it is told to",
                List.of(
                        "Who looks at the token once the loop runs? Task.run looked at it before it began, and never again.",
                        "The loop itself must look, and end in the way in which cancelled work ends: by an exception.",
                        "token.throwIfCancellationRequested() as the first line in the loop."));
    }

    /** How a task ended. */
    private record End(@Nullable Long value, @Nullable Throwable failure) {
        boolean cancelled() {
            return failure instanceof CancellationException
                    || (failure instanceof CompletionException && failure.getCause() instanceof CancellationException);
        }
    }

    @Override
    protected void judge(S9Exercises.CountAsync answer, Judge judge) throws Exception {
        byte[] file = Readings.file("/march", LINES);
        long expected =
                Readings.lines(file).stream().filter(CancelHalfWay::isFromPrato).count();
        try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME, path -> file)) {
            Long counted = judge.runAsync(
                            () -> answer.countAsync(server, CancelHalfWay::isFromPrato, CancellationToken.none()))
                    .value();
            judge.expect(
                    counted != null && counted == expected,
                    "With a token that nobody cancels, " + expected + " lines are wanted, and not " + counted + ".");
            judgeCancelled(answer, judge, server);
        }
    }

    /** The token is cancelled by the work itself, at one of its first lines: so no clock decides what is judged. */
    private static void judgeCancelled(S9Exercises.CountAsync answer, Judge judge, LoopbackServer server)
            throws Exception {
        AtomicInteger tested = new AtomicInteger();
        AtomicInteger testedAfterEnd = new AtomicInteger();
        CompletableFuture<End> end = new CompletableFuture<>();
        try (CancellationTokenSource source = new CancellationTokenSource()) {
            Predicate<String> wanted = line -> {
                if (tested.incrementAndGet() == CANCEL_AT) {
                    source.cancel();
                }
                if (end.isDone()) {
                    testedAfterEnd.incrementAndGet();
                }
                return isFromPrato(line);
            };
            judge.runAsync(() -> {
                var _ = answer.countAsync(server, wanted, source.token())
                        .whenComplete((value, failure) -> end.complete(new End(value, failure)));
                return end;
            });
        }
        judge.expect(
                tested.get() < LINES,
                "The token was cancelled at line " + CountText.of(CANCEL_AT) + ", and yet all " + CountText.of(LINES)
                        + " lines were tested: a token stops nothing by itself.");
        judge.expect(
                end.get().cancelled(),
                "After the token was cancelled the task ended " + how(end.get())
                        + ": nobody can tell that it is not the" + " whole count.");
        judge.expect(
                testedAfterEnd.get() == 0,
                "The task ended as cancelled, but behind it the work went on: it keeps a worker busy for nobody.");
    }

    private static boolean isFromPrato(String line) {
        return line.startsWith("Prato");
    }

    private static String how(End end) {
        return end.failure() == null ? "with the value " + end.value() : "with " + end.failure();
    }
}
