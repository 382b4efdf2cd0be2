package dev.heddle.lessons.exercise;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The exercises of section 3: work goes to a worker of the pool. */
public final class S3Exercises {
    private S3Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new WrongPart(), new Reminders(), new Saving());
    }

    /** The method of S3-1. */
    public interface ReportAsync {
        /** What {@code count} gives, followed by {@code " primes"}. */
        CompletableFuture<String> reportAsync(Supplier<Long> count) throws Exception;
    }

    /** The method of S3-2. */
    public interface RemindersAsync {
        /** The texts, each of which comes after {@code delay}; all of them at the same time. */
        CompletableFuture<List<String>> remindersAsync(List<String> texts, Duration delay) throws Exception;
    }

    /** The method of S3-3. */
    public interface SaveAsync {
        /** Shows that it saves, compresses, and shows how many bytes there are. */
        CompletableFuture<Void> saveAsync(Supplier<byte[]> compress, Consumer<String> show) throws Exception;
    }

    private static final class WrongPart extends Exercise<ReportAsync> {
        private static final long PRIMES = 25_997;

        WrongPart() {
            super(
                    "S3-1",
                    ReportAsync.class,
                    "The right part to the pool",
                    List.of(
                            "Find the long solid slice in your trace: on which thread is it?",
                            "Only what stands inside Task.run( … ) runs on a worker. The line after an await is back on"
                                    + " the thread ui, and so is what it calls.",
                            "await(Task.run(() -> count.get())) gives the number."));
        }

        @Override
        protected void judge(ReportAsync answer, Judge judge) throws Exception {
            HeavyWork<Long> count = new HeavyWork<>(PRIMES);
            Judge.Run<String> run = judge.runAsync(() -> answer.reportAsync(count));
            judge.expect(
                    (PRIMES + " primes").equals(run.value()),
                    "The report should say \"" + PRIMES + " primes\", and says \"" + run.value() + "\".");
            count.expectOffUi(judge);
            judge.expect(
                    !Holding.held(run.trace(), Judge.THREAD, run.trace().wall().dividedBy(2)),
                    "The calculation ran on another thread, but the thread ui was held while it waited for it.");
        }
    }

    private static final class Reminders extends Exercise<RemindersAsync> {
        private static final Duration DELAY = Duration.ofMillis(300);
        private static final int MANY = 16;

        Reminders() {
            super(
                    "S3-2",
                    RemindersAsync.class,
                    "A wait is no work for the pool",
                    List.of(
                            "What do the workers do in your trace: do they run, or are they held?",
                            "Thread.sleep holds whatever thread it is called on. What waits without one is"
                                    + " Task.delay(…), and an async body that awaits it.",
                            "Make a task for each text, async(() -> { await(Task.delay(delay)); return text; }), and give"
                                    + " the list of them to Task.whenAll."));
        }

        @Override
        protected void judge(RemindersAsync answer, Judge judge) throws Exception {
            List<String> texts =
                    IntStream.range(0, MANY).mapToObj(i -> "reminder " + i).toList();
            Judge.Run<List<String>> run = judge.runAsync(() -> answer.remindersAsync(texts, DELAY));
            judge.expect(
                    texts.equals(run.value()), "The reminders should be " + texts + ", and are " + run.value() + ".");
            judge.expect(
                    run.trace().wall().compareTo(DELAY.dividedBy(2)) > 0,
                    "The reminders came at once: nothing waited.");
            Holding.expectNone(judge, run.trace(), DELAY.dividedBy(2), "the reminders were not due");
            judge.expect(
                    run.trace().wall().compareTo(DELAY.multipliedBy(MANY / 2)) < 0,
                    "Each reminder waited for the one before. All of them should wait at the same time.");
        }
    }

    private static final class Saving extends Exercise<SaveAsync> {
        private static final int BYTES = 1_234;

        Saving() {
            super(
                    "S3-3",
                    SaveAsync.class,
                    "To the pool and back",
                    List.of(
                            "Which of the three lines is work? Only that one should leave the thread ui.",
                            "Task.run takes all that is in its body to a worker, also what shows something. An async body"
                                    + " stays on the thread ui.",
                            "In an async body: show, then byte[] bytes = await(Task.run(() -> compress.get())), then"
                                    + " show again."));
        }

        @Override
        protected void judge(SaveAsync answer, Judge judge) throws Exception {
            HeavyWork<byte[]> compress = new HeavyWork<>(new byte[BYTES]);
            Label label = new Label();
            Judge.Run<Void> run = judge.runAsync(() -> answer.saveAsync(compress, label));
            List<String> expected = List.of("saving", "saved " + BYTES + " bytes");
            judge.expect(
                    expected.equals(label.texts()),
                    "There should be shown " + expected + ", and there was " + label.texts() + ".");
            compress.expectOffUi(judge);
            label.expectOnUi(judge);
            judge.expect(
                    !Holding.held(run.trace(), Judge.THREAD, run.trace().wall().dividedBy(2)),
                    "The work was done elsewhere, but the thread ui was held while it waited for it.");
        }
    }
}
