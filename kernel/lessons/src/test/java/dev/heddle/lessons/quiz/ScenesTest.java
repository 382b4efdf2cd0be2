package dev.heddle.lessons.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each scene shows what its question takes for true. */
@Timeout(120)
class ScenesTest {
    private static final Duration LONG = Duration.ofMillis(100);

    @Test
    void twoWaitsHoldTheThreadFirstAndFreeItThen() {
        ThreadTrace trace = Stage.play("Q", Scenes.twoWaits());
        Slice held = longest(trace.slices(Stage.THREAD), State.SLEEPING);
        Slice free = longest(trace.slices(Stage.THREAD), State.FREE);

        assertThat(held.end()).isLessThanOrEqualTo(free.start());
    }

    @Test
    void oneAfterTheOtherBeginsTheSecondWhenTheFirstHasEnded() {
        ThreadTrace trace = Stage.play("Q", Scenes.oneAfterTheOther());

        assertThat(trace.task("second").slices().getFirst().start())
                .isGreaterThanOrEqualTo(
                        longest(trace.task("first").slices(), State.AWAITING).end());
    }

    @Test
    void theFrozenClocksTickIsQueuedBehindTheClick() {
        ThreadTrace trace = Stage.play("Q", Scenes.frozenClock());
        List<Slice> click = trace.task("click").slices();
        Duration begins = longest(click, State.AWAITING).end();
        Slice late = longest(trace.task("clock").slices(), State.QUEUED);

        assertThat(trace.ranOn("click")).isEqualTo(Set.of(Stage.THREAD));
        assertThat(trace.ranOn("clock")).isEqualTo(Set.of(Stage.THREAD));
        assertThat(late.start()).isBetween(begins, click.getLast().end());
    }

    @Test
    void whatIsHeldByItselfIsQueuedUntilTheThreadGivesUp() {
        ThreadTrace trace = Stage.play("Q", Scenes.heldByItself());
        Slice held = longest(trace.slices(Stage.THREAD), State.RESULT);
        Slice queued = longest(trace.task("load").slices(), State.QUEUED);

        assertThat(queued.duration()).isGreaterThan(LONG);
        assertThat(queued.start()).isBetween(held.start(), held.end());
    }

    @Test
    void heldWorkersSleepWhileOthersAreQueued() {
        ThreadTrace trace = Stage.play("Q", Scenes.heldWorkers());
        List<TaskRow> pieces =
                trace.tasks().stream().filter(row -> row.name().equals("piece")).toList();

        assertThat(pieces).hasSize(6);
        assertThat(pieces).allMatch(piece -> !piece.timeIn(State.SLEEPING).isZero());
        assertThat(pieces)
                .filteredOn(piece -> piece.timeIn(State.QUEUED).compareTo(LONG.dividedBy(2)) > 0)
                .hasSize(4);
    }

    @Test
    void processDataWaitsWithoutAThreadAndWorksOnAWorker() {
        ThreadTrace trace = Stage.play("Q", Scenes.processData());

        assertThat(trace.task("getBytesAsync").timeIn(State.AWAITING)).isGreaterThan(LONG);
        assertThat(trace.ranOn("process")).hasSize(1).allMatch(name -> name.startsWith("pool-"));
        assertThat(trace.ranOn("handler")).isEqualTo(Set.of(Stage.THREAD));
    }

    @Test
    void nothingIsSaidOfWhatIsWrong() {
        assertThat(Stage.play("Q", Scenes.frozenClock()).findings()).isEmpty();
    }

    @Test
    void aSceneThatFailsIsTold() {
        assertThatThrownBy(() -> Stage.play("Q7", () -> CompletableFuture.failedFuture(new Exception("lost"))))
                .hasMessage("Q7 could not be measured")
                .hasRootCauseMessage("lost");
        assertThatThrownBy(() -> Stage.play("Q7", () -> {
                    throw new Exception("lost at once");
                }))
                .hasRootCauseMessage("lost at once");
    }

    private static Slice longest(List<Slice> slices, State state) {
        return slices.stream()
                .filter(slice -> slice.state() == state)
                .max((one, other) -> one.duration().compareTo(other.duration()))
                .orElseThrow(() -> new AssertionError("never " + state + ": " + slices));
    }
}
