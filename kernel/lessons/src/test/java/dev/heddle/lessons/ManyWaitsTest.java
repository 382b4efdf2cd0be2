package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyWaitsTest {
    private static final int MANY = 2 * ManyWaits.POOL_THREADS;
    private static final Duration WAIT = Duration.ofMillis(300);

    private PumpingContext context;

    @BeforeEach
    void open() {
        context = PumpingContext.onCurrentThread("test");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void thePoolHoldsItsThreadsAndTheOtherWaysDoNot() throws Exception {
        ThreeWays naps = ManyWaits.of("nap", MANY).measure(ManyWaitsTest::napAsync, ManyWaitsTest::nap);

        assertThat(naps.pool().mostAtOnce()).isLessThanOrEqualTo(ManyWaits.POOL_THREADS);
        assertThat(naps.pool().threads()).isGreaterThan(ManyWaits.POOL_THREADS / 2);
        assertThat(naps.pool().wall()).isGreaterThanOrEqualTo(WAIT.multipliedBy(MANY / ManyWaits.POOL_THREADS));
        assertThat(naps.pool().held()).isGreaterThan(WAIT.multipliedBy(MANY / 2));
        for (ThreeWays.Way way : naps.ways().subList(0, 2)) {
            assertThat(way.results()).hasSize(MANY);
            assertThat(way.mostAtOnce()).isGreaterThan(ManyWaits.POOL_THREADS);
            assertThat(way.threads()).isLessThan(naps.pool().threads());
            assertThat(way.held()).isLessThan(naps.pool().held().dividedBy(10));
        }
    }

    @Test
    void noMoreAtOnceThanWhatIsWaitedForBears() throws Exception {
        ThreeWays naps = ManyWaits.of("nap", 30).atOnce(10).measure(ManyWaitsTest::napAsync, ManyWaitsTest::nap);

        assertThat(naps.ways()).extracting(ThreeWays.Way::mostAtOnce).containsOnly(10);
    }

    @Test
    void eachRunBeginsAnew() throws Exception {
        AtomicInteger started = new AtomicInteger();
        ManyWaits many = ManyWaits.of("start", 1).before(started::incrementAndGet);

        many.measure(i -> Task.completed(i), i -> i);

        assertThat(started).as("each way: to warm up, and to measure").hasValue(6);
    }

    @Test
    void waysThatDoSomethingElseAreRefused() {
        assertThatThrownBy(() -> ManyWaits.of("number", 2).measure(i -> Task.completed(i), i -> i + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different results");
    }

    @Test
    void whatAWaitThrowsIsThrown() {
        assertThatThrownBy(() -> ManyWaits.of("failure", 2).measure(i -> Task.completed(i), i -> {
                    throw new IOException("no " + i);
                }))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no");
    }

    @Test
    void theTableHasARowForEachWay() throws Exception {
        ThreeWays naps = ManyWaits.of("short <nap>", 3).measure(i -> Task.completed(i), i -> i);

        assertThat(naps.toString()).startsWith("3 × short <nap>\nasync/await ").contains("\npool of 200 ");
        DisplayData table = ThreeWays.table(naps, naps);
        assertThat(table.getData(MIMEType.TEXT_PLAIN)).isEqualTo(naps + "\n\n" + naps);
        assertThat(table.getData(MIMEType.TEXT_HTML).toString())
                .contains("3 × short &lt;nap&gt;")
                .containsPattern("async/await.*virtual threads.*pool of 200");
    }

    private static Task<Integer> napAsync(int number) {
        return Async.async(() -> {
            Async.await(Task.delay(WAIT));
            return number;
        });
    }

    private static int nap(int number) throws InterruptedException {
        Thread.sleep(WAIT);
        return number;
    }
}
