package dev.heddle.trace.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import dev.heddle.trace.model.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingNowTest {
    private static final int WALL = 10_000;

    @Test
    void aWaitSeenInPiecesCountsFromItsBegin() {
        ThreadLane lane = lane(
                "ui",
                Kind.PLATFORM,
                slice(0, 1_000, State.RUNNING, "", 1),
                slice(1_000, 4_000, State.PARKED, "a queue", 2),
                slice(4_000, 7_000, State.WAITING, "a monitor", 3),
                slice(7_000, WALL, State.RESULT, "load", 4));

        assertThat(rows(lane)).containsExactly("ui: blocked on a result for 9 s at In[1]:4 (load)");
    }

    @Test
    void aWaitBeginsAnewAfterTheThreadRanAndAfterAGap() {
        ThreadLane ran = lane(
                "ran",
                Kind.PLATFORM,
                slice(0, 4_000, State.PARKED, "", 1),
                slice(4_000, 4_001, State.RUNNING, "", 1),
                slice(4_001, WALL, State.PARKED, "", 1));
        ThreadLane gap = lane(
                "gap", Kind.PLATFORM, slice(0, 4_000, State.PARKED, "", 1), slice(8_000, WALL, State.PARKED, "", 1));

        assertThat(rows(ran, gap)).containsExactly("ran: parked for 6 s at In[1]:1", "gap: parked for 2 s at In[1]:1");
    }

    @Test
    void aVirtualThreadWaitsWithAndWithoutItsCarrier() {
        ThreadLane lane = lane(
                "virtual",
                Kind.VIRTUAL,
                slice(0, 2_000, State.RUNNING, "", 1),
                slice(2_000, 5_000, State.PARKED, "pinned", 1),
                slice(5_000, WALL, State.AWAITING, "", 1));

        assertThat(rows(lane)).containsExactly("virtual: waiting without a thread for 8 s at In[1]:1");
    }

    @Test
    void threadsThatWaitForACoreComeAfterThoseThatWaitForOthers() {
        ThreadLane ready = lane(
                "ready",
                Kind.PLATFORM,
                slice(0, 1_000, State.SLEEPING, "", 1),
                slice(1_000, 6_000, State.READY, "", 2),
                slice(6_000, WALL, State.READY, "used no CPU", 2));
        ThreadLane blocked = lane(
                "blocked",
                Kind.PLATFORM,
                slice(0, 8_000, State.READY, "", 1),
                slice(8_000, WALL, State.BLOCKED, "a lock", 3));

        assertThat(rows(ready, blocked))
                .containsExactly(
                        "blocked: blocked on a lock for 2 s at In[1]:3 (a lock)",
                        "ready: waiting for a core for 9 s at In[1]:2 (used no CPU)");
    }

    @Test
    void whoWaitsForNobodyIsLeftOut() {
        assertThat(rows(
                        lane("running", Kind.CELL, slice(0, WALL, State.RUNNING, "", 1)),
                        lane("idle", Kind.POOL_WORKER, slice(0, WALL, State.IDLE, "", 0)),
                        lane("free", Kind.CONTEXT, slice(0, WALL, State.FREE, "", 0)),
                        lane("carrier", Kind.CARRIER, slice(0, WALL, State.PARKED, "", 0)),
                        lane("ended", Kind.PLATFORM, slice(0, WALL - 1, State.SLEEPING, "", 1)),
                        lane("nothing known", Kind.PLATFORM)))
                .isEmpty();
    }

    @Test
    void theLongestAreShownAndTheOthersCounted() {
        List<ThreadLane> lanes = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> lane("t" + i, Kind.PLATFORM, slice(9_900 - 99 * i, WALL, State.PARKED, "", 1)))
                .toList());
        lanes.addFirst(lane("ready", Kind.PLATFORM, slice(0, WALL, State.READY, "", 1)));

        WaitingNow now = WaitingNow.of(trace(lanes));

        assertThat(now.rows())
                .extracting(WaitingNow.Row::thread)
                .startsWith("t99", "t98")
                .doesNotContain("ready");
        assertThat(now.rows().size() + now.others()).isEqualTo(101);
    }

    private static List<String> rows(ThreadLane... lanes) {
        return WaitingNow.of(trace(List.of(lanes))).rows().stream()
                .map(WaitingNow.Row::toString)
                .toList();
    }

    private static ThreadTrace trace(List<ThreadLane> lanes) {
        Duration wall = Duration.ofMillis(WALL);
        Duration none = Duration.ZERO;
        Totals totals = new Totals(wall, wall, none, lanes.size(), 0, 0, none, none, 0, none);
        return new ThreadTrace("In[1]", totals, 2, lanes, List.of(), List.of(), List.of());
    }

    private static ThreadLane lane(String name, Kind kind, Slice... slices) {
        Duration end = slices.length == 0 ? Duration.ofMillis(WALL) : slices[slices.length - 1].end();
        return new ThreadLane(
                name.hashCode(), name, kind, name, false, Duration.ZERO, end, Duration.ZERO, List.of(slices));
    }

    private static Slice slice(long from, long to, State state, String detail, int line) {
        Place place = line == 0 ? null : new Place("In[1]", line, "");
        return new Slice(Duration.ofMillis(from), Duration.ofMillis(to), state, place, detail, 0, 0);
    }
}
