package dev.heddle.trace.finding;

import dev.heddle.trace.finding.Diagnosis.Severity;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H16: a thread that the code started lives on after it, and keeps the JVM alive. */
final class LeftRunning implements Rule {
    static final Diagnosis DIAGNOSIS = new Diagnosis(
            "H16",
            "Executor or thread left running",
            Severity.NOTE,
            "Nobody can end it any more once its variable is gone; its threads stay, and a program with such threads does not"
                    + " end.",
            "try (var executor = Executors.newFixedThreadPool(4)) { … }: close() waits for its work and ends its threads. Or"
                    + " daemon threads, or virtual ones.",
            "alive when the trace ended, and no daemon",
            Section.PERFORMANCE);

    /** AWT makes its event thread, and ends it once nothing is on the screen. */
    private static final String OF_AWT = "AWT-EventQueue-";

    @Override
    public Diagnosis diagnosis() {
        return DIAGNOSIS;
    }

    @Override
    public Set<String> events() {
        return Set.of("jdk.ThreadStart", "heddle.ThreadCpu");
    }

    @Override
    public List<Finding> find(Facts facts) {
        Map<String, List<ThreadLane>> left = new LinkedHashMap<>();
        for (ThreadLane lane : facts.threads()) {
            boolean ours = lane.startedInTrace() && !lane.isVirtual() && lane.kind() != ThreadLane.Kind.CELL;
            if (ours
                    && !lane.name().startsWith(OF_AWT)
                    && facts.known().keepAlive().contains(lane.id())
                    && !mayBeEnding(lane)) {
                left.computeIfAbsent(lane.pool(), unknown -> new ArrayList<>()).add(lane);
            }
        }
        List<Finding> found = new ArrayList<>();
        left.forEach((pool, lanes) -> found.add(finding(pool, lanes)));
        return found;
    }

    /** One that waits for a core may want it for nothing but its end. */
    private static boolean mayBeEnding(ThreadLane lane) {
        return !lane.slices().isEmpty() && lane.slices().getLast().state() == State.READY;
    }

    private static Finding finding(String pool, List<ThreadLane> lanes) {
        boolean workers = lanes.getFirst().kind() == ThreadLane.Kind.POOL_WORKER;
        List<Evidence> evidence = lanes.stream()
                .filter(lane -> !lane.slices().isEmpty())
                .map(lane -> Evidence.in(lane, lane.slices().getLast()))
                .toList();
        @Nullable Place place = lanes.stream()
                .flatMap(lane -> lane.slices().stream())
                .map(Slice::place)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String what = workers
                ? "Executor " + pool + " still has " + CountText.of(lanes.size(), "thread")
                : Words.names(lanes.stream().map(ThreadLane::name).toList()) + " still "
                        + (lanes.size() == 1 ? "runs" : "run");
        return new Finding(DIAGNOSIS, what + ", started" + Words.at(place) + ".", place, Duration.ZERO, evidence, true);
    }
}
