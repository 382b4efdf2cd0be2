package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.TaskRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** That what is measured of tracing is what the tables say. */
@Timeout(120)
class TracingTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void each_load_goes_on_for_the_time_and_counts(Loads load) throws Exception {
        Duration time = Duration.ofMillis(5);
        Cost cost = Cost.of(load.make(), time);

        assertThat(cost.wall()).isPositive();
        assertThat(cost.all()).isPositive();
        assertThat(load.make().run(time)).isPositive();
    }

    @Test
    void a_load_repeats_its_action_until_the_time_is_over() throws Exception {
        AtomicInteger times = new AtomicInteger();
        long once = Load.repeated(7, times::incrementAndGet).run(Duration.ZERO);
        assertThat(once).isEqualTo(7);
        assertThat(times).hasValue(1);

        long begin = System.nanoTime();
        long many = Load.repeated(7, times::incrementAndGet).run(Duration.ofMillis(3));
        assertThat(System.nanoTime() - begin)
                .isGreaterThanOrEqualTo(Duration.ofMillis(3).toNanos());
        assertThat(many).isEqualTo(7L * (times.get() - 1));
    }

    @Test
    void the_clock_of_cpu_time_counts_all_threads_also_those_that_ended() throws Exception {
        long before = ProcessCpu.nanos();
        Thread busy = Thread.ofPlatform().start(() -> {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < Duration.ofMillis(200).toNanos()) {
                Thread.onSpinWait();
            }
        });
        busy.join();
        assertThat(ProcessCpu.nanos() - before)
                .isGreaterThan(Duration.ofMillis(20).toNanos());
    }

    @Test
    void a_pace_is_never_faster_than_it_says() {
        Pace pace = new Pace(10);
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            pace.run();
        }
        assertThat(System.nanoTime() - begin)
                .isGreaterThanOrEqualTo(Duration.ofMillis(9).toNanos());
    }

    @ParameterizedTest
    @EnumSource
    void each_event_is_recorded_once_for_each_operation(EventLoads load) throws Exception {
        double[] figures = ChildJvm.run(Tracing.FLAGS, EventMain.class, load.name(), "0", "1", "1");

        assertThat(figures).hasSize(5);
        assertThat(figures[2]).as("bytes").isPositive();
        assertThat(figures[3]).as("events for each operation").isEqualTo(1);
        assertThat(figures[4]).as("share of bytes lost").isZero();
    }

    @ParameterizedTest
    @CsvSource({"TASKS, SOURCE", "AWAITS, ASYNC", "TASK_RUNS, RUN", "VIRTUAL_THREADS, VIRTUAL_THREAD"})
    void each_scene_is_as_large_as_it_says(Scenes scene, TaskRow.Kind kind) throws Exception {
        int times = 300;
        ThreadTrace trace = ThreadTrace.of(Tracing.OPTIONS, () -> {
            scene.play(times * scene.eventsEach);
            return scene;
        });

        int rows = scene == Scenes.AWAITS ? Rounds.BODIES : times;
        assertThat(trace.tasks().stream().filter(row -> row.kind() == kind)).hasSize(rows);
        assertThat(trace.threads()).noneMatch(lane -> lane.name().startsWith(Tracing.OWN));
    }

    @Test
    void the_stages_of_a_picture_are_told_apart() throws Exception {
        double[] figures = picture(Duration.ofSeconds(60));

        assertThat(figures).hasSize(1 + PictureMain.FIGURES + PictureMain.FIGURES_AT_END);
        assertThat(figures[0]).isEqualTo(PictureMain.DRAWN);
        double[] stages = Arrays.copyOfRange(figures, 2, 1 + PictureMain.FIGURES);
        assertThat(stages).as(List.of(Stage.values()).toString()).hasSize(Stage.values().length);
        assertThat(Arrays.stream(stages)).allMatch(millis -> millis > 0);
        assertThat(Arrays.stream(stages).sum()).isBetween(0.99 * figures[1], 1.01 * figures[1]);
    }

    @Test
    void a_picture_that_takes_too_long_is_given_up() throws Exception {
        assertThat(picture(Duration.ofMillis(1))).containsExactly(PictureMain.TOO_LONG);
    }

    private double[] picture(Duration limit) throws Exception {
        return ChildJvm.run(
                List.of("-Djava.io.tmpdir=" + directory),
                PictureMain.class,
                Scenes.TASKS.name(),
                "3000",
                "0",
                "1",
                String.valueOf(limit.toMillis()));
    }

    @Test
    void a_spread_is_median_least_and_most() {
        assertThat(Spread.of(3, 1, 2).cells(Table::ratio)).containsExactly("2.000", "1.000", "3.000");
    }
}
