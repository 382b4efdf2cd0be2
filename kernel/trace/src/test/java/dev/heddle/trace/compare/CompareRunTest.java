package dev.heddle.trace.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.compare.Difference.Verdict;
import dev.heddle.trace.compare.Progress.Phase;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a comparison goes, by a clock that the variants themselves move on. */
class CompareRunTest {
    private static final Duration TIME = Duration.ofSeconds(10);

    private final FakeTime time = new FakeTime();
    private final Random random = new Random(1);
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void forgetInterrupt() {
        boolean _ = Thread.interrupted();
    }

    private static ThreadUse noUse() {
        return new ThreadUse(0, 0, 1, 0, Duration.ZERO, ThreadTrace.of(() -> {}));
    }

    private Comparison run(Compare compare) {
        ThreadUse use = noUse();
        return compare.run(time, subject -> {
            log.add("trace " + subject.name());
            return use;
        });
    }

    private void takes(String name, Duration duration) {
        log.add(name);
        time.pass(duration);
    }

    private void between(int least, int most) {
        time.pass(Duration.ofMillis(random.nextInt(least, most)));
    }

    @Test
    void ends_when_the_intervals_are_narrow() {
        Comparison done = run(
                Compare.of("a", () -> takes("a", Duration.ofMillis(10)), "b", () -> takes("b", Duration.ofMillis(30)))
                        .time(Duration.ofMinutes(1)));
        assertThat(done.ending()).isEqualTo(Ending.NARROW);
        assertThat(done.rounds()).isEqualTo(Group.FEWEST_ROUNDS);
        assertThat(done.took()).isLessThan(Duration.ofSeconds(3));
        assertThat(done.of("a").time())
                .isEqualTo(new TimeInterval(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMillis(10), 20));
        assertThat(done.of("a").settled()).isTrue();
        Difference difference = done.difference("b", "a");
        assertThat(difference.faster()).isEqualTo("a");
        assertThat(difference.factor()).isCloseTo(3, within(1e-9));
        assertThat(difference.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void ends_when_the_time_is_up_and_says_what_is_still_wide() {
        Comparison done = run(Compare.of("steady", () -> between(20, 21), "wild", () -> between(1, 200))
                .time(TIME));
        assertThat(done.ending()).isEqualTo(Ending.TIME_UP);
        assertThat(done.took()).isBetween(TIME, TIME.plusMillis(200));
        assertThat(done.toText())
                .contains("until the time was up", "More time would make these intervals narrower: wild.");
    }

    @Test
    void time_too_short_for_anything_still_measures_each_once() {
        Comparison done = run(Compare.of("a", () -> between(900, 901), "b", () -> between(500, 501))
                .time(Duration.ofMillis(1)));
        assertThat(done.ending()).isEqualTo(Ending.TIME_UP);
        assertThat(done.rows()).allSatisfy(row -> assertThat(row.samples()).hasSize(1));
        assertThat(done.difference("a", "b").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(done.toText()).contains("too few rounds to tell").contains("(all 1)");
    }

    @Test
    void every_round_measures_each_variant_once_and_not_always_in_the_same_order() {
        Comparison done = run(
                Compare.of("a", () -> takes("a", Duration.ofMillis(10)), "b", () -> takes("b", Duration.ofMillis(10)))
                        .and("c", () -> takes("c", Duration.ofMillis(10)))
                        .time(Duration.ofMinutes(1)));
        List<String> measured = log.subList(log.size() - 3 * done.rounds(), log.size());
        Set<List<String>> orders = new HashSet<>();
        for (int round = 0; round < done.rounds(); round++) {
            List<String> order = measured.subList(3 * round, 3 * round + 3);
            assertThat(order).containsExactlyInAnyOrder("a", "b", "c");
            orders.add(List.copyOf(order));
        }
        assertThat(orders).hasSizeGreaterThan(3);
        assertThat(orders.stream().map(List::getFirst).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void a_run_too_short_for_the_clock_is_measured_many_at_a_time() {
        Comparison done =
                run(Compare.of("short", () -> time.passNanos(50_000), "long", () -> time.pass(Duration.ofMillis(40)))
                        .time(TIME));
        assertThat(done.of("short").samples())
                .allSatisfy(sample -> assertThat(sample.runs()).isEqualTo(100));
        assertThat(done.of("long").samples())
                .allSatisfy(sample -> assertThat(sample.runs()).isEqualTo(1));
        assertThat(done.of("short").time()).extracting(TimeInterval::median).isEqualTo(Duration.ofNanos(50_000));
        assertThat(done.difference("short", "long").factor()).isCloseTo(800, within(1e-6));
    }

    @Test
    void what_counters_tell_is_divided_by_the_runs() {
        Comparison done = run(Compare.of("a", () -> {
                    time.passNanos(100_000);
                    time.use(Duration.ofNanos(60_000));
                    time.allocate(320);
                })
                .time(TIME));
        Measured row = done.of("a");
        assertThat(row.cpu()).isEqualTo(Duration.ofNanos(60_000));
        assertThat(row.allocatedBytes()).isEqualTo(320);
        assertThat(row.isCpuTooLittleToTell()).isFalse();
    }

    @Test
    void so_little_cpu_time_that_the_jvm_cannot_tell_is_a_bound() {
        Comparison done = run(Compare.of("a", () -> between(10, 11)).time(TIME));
        assertThat(done.of("a").isCpuTooLittleToTell()).isTrue();
        assertThat(ComparisonWords.cells(done.of("a")).get(3)).isEqualTo("< 2.5 ms");
    }

    @Test
    void the_same_spread_of_times_is_within_the_noise_and_another_is_not() {
        Comparison done = run(Compare.of("a", () -> between(10, 30), "same", () -> between(10, 30))
                .and("more", () -> between(14, 42))
                .time(TIME));
        assertThat(done.difference("a", "same").verdict()).isEqualTo(Verdict.WITHIN_NOISE);
        assertThat(done.difference("more", "a").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(done.difference("more", "a").low()).isLessThan(1.4).isGreaterThan(1.1);
        assertThat(done.toText()).contains("a and same: the difference is within the noise");
    }

    @Test
    void a_drift_of_the_machine_that_all_share_does_not_hide_a_difference() {
        AtomicInteger runs = new AtomicInteger();
        Comparison done = run(Compare.of(
                        "a",
                        () -> time.passNanos(20_000_000L + 200_000L * runs.incrementAndGet()),
                        "b",
                        () -> time.passNanos(21_000_000L + 210_000L * runs.get()))
                .untilWithin(0)
                .time(TIME));
        assertThat(done.of("a").time())
                .satisfies(interval -> assertThat(interval.width()).isGreaterThan(0.1));
        assertThat(done.difference("a", "b").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(done.difference("a", "b").faster()).isEqualTo("a");
    }

    @Test
    void each_is_traced_once_after_warm_up_and_before_it_is_measured() {
        Comparison done = run(
                Compare.of("a", () -> takes("a", Duration.ofMillis(10)), "b", () -> takes("b", Duration.ofMillis(10)))
                        .time(TIME));
        assertThat(log).containsOnlyOnce("trace a", "trace b");
        assertThat(log.indexOf("trace a")).isGreaterThan(10);
        assertThat(log.lastIndexOf("trace b")).isLessThan(log.size() - 2 * done.rounds());
        assertThat(done.of("a").use()).isNotNull();
    }

    @Test
    void without_a_disk_for_recordings_times_are_measured_all_the_same() {
        Comparison done = Compare.of("a", () -> between(10, 11)).time(TIME).run(time, subject -> {
            throw new UncheckedIOException("the disk is full", new IOException());
        });
        assertThat(done.of("a").use()).isNull();
        assertThat(done.ending()).isEqualTo(Ending.NARROW);
        assertThat(done.notes()).containsExactly("The threads of a run were not looked at: the disk is full");
    }

    @Test
    void one_that_fails_is_told_with_its_line_and_the_others_finish() {
        IllegalStateException failure = new IllegalStateException("no <b>luck</b>");
        AtomicInteger runs = new AtomicInteger();
        Comparison done = run(Compare.of("good", () -> between(10, 11), "bad", () -> {
                    between(10, 11);
                    if (runs.incrementAndGet() > 30) {
                        throw failure;
                    }
                })
                .time(TIME));
        assertThat(done.ending()).isEqualTo(Ending.NARROW);
        assertThat(done.of("good").failure()).isNull();
        assertThat(done.of("good").samples()).hasSize(20);
        assertThat(done.of("bad").failure()).isSameAs(failure);
        assertThat(done.of("bad").samples()).hasSizeBetween(1, 19);
        assertThat(done.difference("good", "bad").rounds())
                .isEqualTo(done.of("bad").samples().size());
        assertThat(ComparisonWords.problems(done))
                .first()
                .asString()
                .startsWith("bad failed")
                .contains("no <b>luck</b>");
    }

    @Test
    void the_place_of_a_failure_is_the_users_line() {
        Throwable failure = new Throwable();
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.ArrayList", "get", "ArrayList.java", 7),
            new StackTraceElement("com.acme.Main", "work", "Main.java", 12)
        });
        Comparison done = run(Compare.of("a", () -> {
            throw failure;
        }));
        assertThat(done.of("a").place()).isEqualTo("Main.java:12");
        assertThat(done.ending()).isEqualTo(Ending.ALL_FAILED);
        assertThat(done.toText()).contains("a failed at Main.java:12: java.lang.Throwable", "Every variant failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 20, 30, 40, 50})
    void an_interrupt_at_any_run_keeps_what_was_measured(int run) {
        AtomicInteger runs = new AtomicInteger();
        TracedWork work = () -> {
            between(10, 12);
            if (runs.incrementAndGet() == run) {
                Thread.currentThread().interrupt();
            }
        };
        Comparison done = run(Compare.of("a", work::run, "b", work::run).time(TIME));
        assertThat(done.ending()).isEqualTo(Ending.STOPPED);
        assertThat(runs).hasValueLessThanOrEqualTo(run + 1); // two may make one turn of the warm-up
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done.toText()).contains("Stopped: ");
    }

    private interface TracedWork {
        void run();
    }

    @Test
    void a_run_that_an_interrupt_ends_is_no_failure() {
        AtomicInteger runs = new AtomicInteger();
        Comparison done = run(Compare.of("a", () -> between(10, 11), "b", () -> {
                    between(10, 11);
                    if (runs.incrementAndGet() == 30) {
                        throw new IllegalStateException(new InterruptedException());
                    }
                })
                .time(TIME));
        assertThat(done.ending()).isEqualTo(Ending.STOPPED);
        assertThat(done.of("b").failure()).isNull();
        assertThat(done.of("b").samples()).isNotEmpty();
    }

    @Test
    void different_results_are_told_and_equal_ones_are_not() {
        assertThat(notes(new int[] {1, 2}, new int[] {1, 2})).isEmpty();
        assertThat(notes(null, null)).isEmpty();
        assertThat(notes(List.of(1), List.of(2))).containsExactly("Different results: a gave [1], b gave [2].");
        assertThat(notes(null, "x")).containsExactly("Different results: a gave null, b gave x.");
        assertThat(notes(new Object(), new Object()))
                .containsExactly("The results of a and b were not compared: Object does not define equals.");
        assertThat(notes(new BadEquals(), new BadEquals())).first().asString().contains("cannot be compared", "my own");
    }

    private static final class BadEquals {
        @Override
        public boolean equals(@Nullable Object other) {
            throw new IllegalStateException("my own");
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private List<String> notes(@Nullable Object one, @Nullable Object other) {
        return run(Compare.of("a", () -> value(one), "b", () -> value(other)).time(TIME))
                .notes();
    }

    private @Nullable Object value(@Nullable Object value) {
        between(10, 11);
        return value;
    }

    @Test
    void each_size_is_measured_and_compared_by_itself() {
        Comparison done = run(Compare.of(
                        "linear",
                        (int n) -> takes("linear", Duration.ofMillis(n)),
                        "constant",
                        (int n) -> takes("constant", Duration.ofMillis(20)))
                .at(10, 20, 40)
                .time(TIME));
        assertThat(done.sizes()).containsExactly(10, 20, 40);
        assertThat(done.variants()).containsExactly("linear", "constant");
        assertThat(done.of("linear", 40).time())
                .extracting(TimeInterval::median)
                .isEqualTo(Duration.ofMillis(40));
        assertThat(done.difference("linear", "constant", 10).faster()).isEqualTo("linear");
        assertThat(done.difference("linear", "constant", 40).faster()).isEqualTo("constant");
        assertThat(done.difference("linear", "constant", 20).verdict()).isEqualTo(Verdict.WITHIN_NOISE);
        assertThat(done.toText()).contains("n = 40: constant is 2.00 times as fast as linear");
    }

    @Test
    void a_size_that_fails_does_not_take_the_others_along() {
        Comparison done = run(Compare.of("a", n -> {
                    between(10, 11);
                    if (n == 100) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                })
                .at(1, 100)
                .time(TIME));
        assertThat(done.ending()).isEqualTo(Ending.NARROW);
        assertThat(done.of("a", 1).time()).isNotNull();
        assertThat(done.toText()).contains("a at 100 failed").contains("unable to create native thread");
    }

    @Test
    void the_listener_hears_each_phase_and_the_end() {
        List<Progress> heard = new ArrayList<>();
        Comparison done = run(Compare.of("a", () -> between(10, 14), "b", () -> between(10, 14))
                .time(TIME)
                .listener(heard::add));
        assertThat(heard.stream().map(Progress::phase).distinct())
                .containsExactly(Phase.WARMING_UP, Phase.TRACING, Phase.MEASURING, Phase.DONE);
        assertThat(heard.getLast().soFar()).isSameAs(done);
        assertThat(heard.getFirst().soFar().ending()).isEqualTo(Ending.GOING_ON);
        assertThat(heard.getFirst().soFar().toText()).contains("Not over yet");
        assertThat(heard).hasSizeLessThan(40);
    }

    @Test
    void of_many_variants_only_what_tells_most_is_told() {
        Comparison done = run(Compare.of("a", () -> between(10, 11), "b", () -> between(20, 21))
                .and("c", () -> between(40, 41))
                .and("d", () -> between(40, 41))
                .time(TIME));
        assertThat(done.differences()).hasSize(6);
        assertThat(ComparisonWords.sentences(done))
                .hasSize(5)
                .anySatisfy(sentence -> assertThat(sentence).startsWith("a is 2.00 times as fast as b"))
                .anySatisfy(sentence -> assertThat(sentence).contains("within the noise"))
                .noneSatisfy(sentence -> assertThat(sentence).startsWith("b is"));
    }

    @Test
    void what_is_found_in_the_traced_run_of_a_variant_is_told_once_for_all_its_sizes() {
        Compare compare = Compare.of("good", (int n) -> {
                    takes("good", Duration.ofMillis(10));
                })
                .and("bad\u202e", (int n) -> {
                    takes("bad", Duration.ofMillis(10));
                })
                .at(1, 2_000)
                .time(TIME);
        Comparison done = compare.run(
                time,
                subject -> subject.name().equals("good")
                        ? noUse()
                        : subject.size() == 1 ? use("H03", "H03") : use("H01", "H03"));

        assertThat(done.findings("good")).isEmpty();
        assertThat(done.findings("bad\u202e")).extracting(Finding::id).containsExactly("H03", "H03", "H01", "H03");
        assertThat(done.of("bad\u202e", 2_000).findings()).hasSize(2);
        assertThat(ComparisonWords.found(done))
                .containsExactly("Found in a traced run of bad⟨U+202E⟩: H01 Blocking on a task at 2,000;"
                        + " H03 Task.run around an asynchronous method (%findings H01 H03).");
        assertThat(done.toText().lines()).contains(ComparisonWords.found(done).getFirst());
        assertThat(catchThrowable(() -> done.findings("z")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there are good");
    }

    private static ThreadUse use(String... findings) {
        ThreadTrace clean = noUse().trace();
        List<Finding> found = Stream.of(findings)
                .map(id -> new Finding(
                        Findings.diagnosis(id).orElseThrow(), "it is", null, Duration.ZERO, List.of(), true))
                .toList();
        return new ThreadUse(
                0,
                0,
                1,
                0,
                Duration.ZERO,
                new ThreadTrace(
                        clean.title(),
                        clean.totals(),
                        clean.cores(),
                        clean.threads(),
                        clean.tasks(),
                        clean.handOffs(),
                        found));
    }

    @Test
    void times_have_three_digits_and_bytes_two() {
        assertThat(ComparisonWords.fine(Duration.ofNanos(7))).isEqualTo("7 ns");
        assertThat(ComparisonWords.fine(Duration.ofNanos(1_234))).isEqualTo("1.23 µs");
        assertThat(ComparisonWords.fine(Duration.ofNanos(99_960))).isEqualTo("100 µs");
        assertThat(ComparisonWords.fine(Duration.ofNanos(999_600))).isEqualTo("1.00 ms");
        assertThat(ComparisonWords.fine(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
        assertThat(ComparisonWords.fine(Duration.ofMinutes(2))).isEqualTo("2 min 0 s");
        assertThat(ComparisonWords.bytes(999)).isEqualTo("999 B");
        assertThat(ComparisonWords.bytes(1_240)).isEqualTo("1.2 kB");
        assertThat(ComparisonWords.bytes(999_700)).isEqualTo("1.0 MB");
        assertThat(ComparisonWords.bytes(5_000_000_000_000L)).isEqualTo("5,000 GB");
    }

    @Test
    void what_cannot_be_meant_is_refused_with_the_way_out() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compare.of("a", () -> {}, "a", () -> {}))
                .withMessage("two variants are called \"a\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compare.of("a", () -> {}).and("b", n -> {}))
                .withMessageContaining("either all variants take a size or none");
        assertThatIllegalArgumentException().isThrownBy(() -> Compare.of(" ", () -> {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compare.of("a", n -> {}).at(1, 0))
                .withMessageContaining("at(1, 10, 100)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compare.of("a", n -> {}).at(2, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compare.of("a", () -> {}).time(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compare.of("a", () -> {}).untilWithin(Double.NaN));
        assertThatIllegalStateException()
                .isThrownBy(() -> Compare.of("a", n -> {}).run())
                .withMessageContaining("at(1, 10, 100)");
        assertThatIllegalStateException()
                .isThrownBy(() -> Compare.of("a", () -> {}).at(1).run())
                .withMessageContaining("n -> ");
        Comparison done = run(Compare.of("a", () -> between(1, 2)).time(TIME));
        assertThat(catchThrowable(() -> done.of("z")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there are a");
    }
}
