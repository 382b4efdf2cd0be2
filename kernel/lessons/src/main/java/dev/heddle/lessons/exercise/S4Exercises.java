package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The exercises of section 4: the differences, where they matter. */
public final class S4Exercises {
    private S4Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new UntilReady(), new OneTrip(), new Swapped());
    }

    /** The method of S4-1. */
    public interface UntilReadyAsync {
        /** Ends when {@code ready} says so. */
        CompletableFuture<Void> untilReadyAsync(BooleanSupplier ready) throws Exception;
    }

    /** The method of S4-2. */
    public interface TotalAsync {
        /** The sum of the prices of the articles from 0 to below {@code articles}. */
        CompletableFuture<Long> totalAsync(int articles, IntToLongFunction price) throws Exception;
    }

    /** The method of S4-3. */
    public interface OfferAsync {
        /** The page {@code /offer}, followed by what {@code price} gives. */
        CompletableFuture<String> offerAsync(LoopbackServer server, Supplier<String> price) throws Exception;
    }

    private static final class UntilReady extends Exercise<UntilReadyAsync> {
        private static final Duration READY_AFTER = Duration.ofMillis(400);
        private static final int MANY_LOOKS = 2_000;

        UntilReady() {
            super(
                    "S4-1",
                    UntilReadyAsync.class,
                    "Wait for it without a thread",
                    List.of(
                            "Between two looks the method waits. Which thread is held for that?",
                            "Thread.sleep holds its thread. Task.delay is the wait that holds none; an async body awaits it.",
                            "In an async body: while (!ready.getAsBoolean()) { await(Task.delay(Duration.ofMillis(20))); }"));
        }

        @Override
        protected void judge(UntilReadyAsync answer, Judge judge) throws Exception {
            AtomicInteger looks = new AtomicInteger();
            long begin = System.nanoTime();
            BooleanSupplier ready = () -> {
                looks.incrementAndGet();
                return System.nanoTime() - begin > READY_AFTER.toNanos();
            };
            ThreadTrace trace =
                    judge.runAsync(() -> answer.untilReadyAsync(ready)).trace();
            judge.expect(
                    System.nanoTime() - begin > READY_AFTER.toNanos() && looks.get() > 0,
                    "The method's task ended before it was ready.");
            judge.expect(
                    looks.get() < MANY_LOOKS,
                    "It was asked " + CountText.of(looks.get(), "time")
                            + " whether it is ready: a thread did nothing but" + " ask.");
            Holding.expectNone(judge, trace, READY_AFTER.dividedBy(4), "it was not ready");
        }
    }

    private static final class OneTrip extends Exercise<TotalAsync> {
        private static final int ARTICLES = 1_000;
        private static final int MANY_TRIPS = ARTICLES / 10;
        private static final Set<TaskRow.Kind> HANDED_OVER =
                Set.of(TaskRow.Kind.RUN, TaskRow.Kind.WORK, TaskRow.Kind.VIRTUAL_THREAD);

        OneTrip() {
            super(
                    "S4-2",
                    TotalAsync.class,
                    "One trip, not a thousand",
                    List.of(
                            "How many tasks does your trace have, and how often did the thread ui wake up for them?",
                            "Each Task.run is a queue, a worker, and a hand-over back. That is little beside one long"
                                    + " piece of work, and much beside a thousand short ones.",
                            "Put the whole loop into one Task.run, and await that."));
        }

        @Override
        protected void judge(TotalAsync answer, Judge judge) throws Exception {
            PriceList prices = new PriceList();
            Judge.Run<Long> run = judge.runAsync(() -> answer.totalAsync(ARTICLES, prices));
            long total = LongStream.range(0, ARTICLES).map(PriceList::price).sum();
            judge.expect(
                    Long.valueOf(total).equals(run.value()),
                    "The total of all prices is " + total + ", not " + run.value() + ".");
            judge.expect(
                    !prices.askedBy.contains(Judge.THREAD),
                    "The prices were calculated on the thread ui, which could do nothing else meanwhile.");
            judge.expect(
                    !Holding.held(run.trace(), Judge.THREAD, run.trace().wall().dividedBy(2)),
                    "The prices were calculated elsewhere, but the thread ui was held while it waited for them.");
            long trips = trips(run.trace());
            judge.expect(
                    trips < MANY_TRIPS,
                    "The work was handed over " + CountText.of(trips, "time") + " for " + CountText.of(ARTICLES)
                            + " articles. Each time costs a queue, a worker and a hand-over back.");
        }

        /** Pieces of work given to other threads, or rests of the answer's own between two of them, whichever are more. */
        private static long trips(ThreadTrace trace) {
            long handedOver = trace.tasks().stream()
                    .filter(task -> HANDED_OVER.contains(task.kind()))
                    .count();
            long rests = trace.slices(Judge.THREAD).stream()
                    .filter(slice -> slice.state() == State.FREE)
                    .count();
            return Math.max(handedOver, rests);
        }
    }

    /** Prices that take a moment to calculate. */
    private static final class PriceList implements IntToLongFunction {
        private static final int STEPS = 20_000;

        private final Set<String> askedBy = ConcurrentHashMap.newKeySet();

        @Override
        public long applyAsLong(int article) {
            askedBy.add(Thread.currentThread().getName());
            return price(article);
        }

        static long price(long article) {
            return IntStream.range(1, STEPS)
                            .mapToLong(step -> article * step % 97)
                            .sum()
                    % 1_000;
        }
    }

    private static final class Swapped extends Exercise<OfferAsync> {
        private static final Duration ANSWER_TIME = Duration.ofMillis(300);

        Swapped() {
            super(
                    "S4-3",
                    OfferAsync.class,
                    "To each its tool",
                    List.of(
                            "One of the two only waits, the other only works. Which row of your trace shows which?",
                            "What waits needs no worker: getAsync. What works needs one: Task.run. Here it is the other"
                                    + " way round.",
                            "Task<String> page = server.getAsync(\"/offer\"), and Task<String> text = Task.run(() ->"
                                    + " price.get()); then await both."));
        }

        @Override
        protected void judge(OfferAsync answer, Judge judge) throws Exception {
            HeavyWork<String> price = new HeavyWork<>(", 42 a piece");
            try (LoopbackServer server = LoopbackServer.answeringAfter(ANSWER_TIME)) {
                Judge.Run<String> run = judge.runAsync(() -> answer.offerAsync(server, price));
                judge.expect(
                        "<h1>/offer</h1>, 42 a piece".equals(run.value()),
                        "The text should be the page /offer and the price, and is " + run.value() + ".");
                price.expectOffUi(judge);
                Holding.expectNone(judge, run.trace(), ANSWER_TIME.dividedBy(2), "the page was on its way");
            }
        }
    }
}
