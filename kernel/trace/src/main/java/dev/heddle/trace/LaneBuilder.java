package dev.heddle.trace;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is known of one thread and lays it out as slices that cover its life.
 *
 * <p>Where claims overlap, {@link Span#BEST_FIRST} decides; where there is none the thread was running.
 */
final class LaneBuilder {
    private static final Comparator<Seen> INNERMOST =
            Comparator.comparingLong(Seen::start).reversed().thenComparingLong(Seen::end);

    private final ThreadIdentity who;
    private final List<Span> claims = new ArrayList<>();
    private final List<Seen> steps = new ArrayList<>();
    private final List<Seen> hot = new ArrayList<>();
    private long begin;
    private long end;
    private boolean started;
    private boolean pumped;
    private @Nullable Place startPlace;

    LaneBuilder(ThreadIdentity who, long wall) {
        this.who = who;
        this.end = wall;
    }

    void add(Seen seen, Waits waits, Stacks stacks) {
        switch (seen.type()) {
            case "jdk.ThreadStart", "jdk.VirtualThreadStart" -> {
                started = true;
                begin = Math.max(0, seen.start());
                startPlace = stacks.of(seen).place();
            }
            case "jdk.ThreadEnd", "jdk.VirtualThreadEnd" -> end = Math.min(end, seen.start());
            case "heddle.TaskStep" -> steps.add(seen);
            case "jdk.ExecutionSample" -> hot.add(seen);
            case "heddle.ThreadQuiet" -> claims.add(waits.ofQuiet(seen));
            default -> {
                Span claim = waits.of(seen, who.virtual());
                if (claim != null) {
                    claims.add(claim);
                    pumped |= seen.is("heddle.ContextPumped") || claim.state() == State.FREE;
                }
            }
        }
    }

    /** Adds what was inferred from other threads. */
    void infer(List<Span> inferred) {
        for (Span span : inferred) {
            if (span.end() > begin && span.start() < end) {
                claims.add(span);
            }
        }
    }

    long id() {
        return who.id();
    }

    boolean isCarrier() {
        return who.isCarrier();
    }

    /** The layout of this thread's waits; {@code what} is null while it ran. */
    List<Timeline.Piece<Span>> states() {
        long first = recordedEnds(Span::start).min().orElse(end);
        long last = recordedEnds(Span::end).max().orElse(begin);
        List<Span> honest = claims.stream()
                .map(claim -> switch (claim.trust()) {
                    case BEGUN_BEFORE -> claim.clippedTo(begin, first);
                    case UNFINISHED -> claim.through(last, end);
                    default -> claim;
                })
                .toList();
        return Timeline.of(begin, Math.max(begin, end), honest, Span::start, Span::end, Span.BEST_FIRST);
    }

    private LongStream recordedEnds(ToLongFunction<Span> edge) {
        return claims.stream()
                .filter(claim -> claim.trust().compareTo(Trust.RECORDED) >= 0)
                .mapToLong(edge)
                .filter(at -> at < end);
    }

    ThreadLane build(boolean cell, long rowOfThread, CpuTimes cpu, Stacks stacks) {
        List<Slice> slices = slices(rowOfThread, stacks);
        long limit = Math.max(begin, end);
        ThreadLane.Kind kind = kind(cell, slices);
        return new ThreadLane(
                who.id(),
                who.label(),
                kind,
                pool(kind),
                started,
                Duration.ofNanos(begin),
                Duration.ofNanos(limit),
                who.virtual() ? Duration.ZERO : cpu.used(who.id(), limit - begin),
                slices);
    }

    private List<Slice> slices(long rowOfThread, Stacks stacks) {
        List<Timeline.Piece<Seen>> work =
                Timeline.of(begin, Math.max(begin, end), steps, Seen::start, Seen::end, INNERMOST);
        List<Slice> slices = new ArrayList<>();
        @Nullable Place latest = startPlace;
        int at = 0;
        for (Timeline.Piece<Span> state : states()) {
            for (int i = at; i < work.size() && work.get(i).start() < state.end(); i++) {
                Timeline.Piece<Seen> step = work.get(i);
                long from = Math.max(state.start(), step.start());
                long to = Math.min(state.end(), step.end());
                at = i;
                if (from < to) {
                    long task = step.what() == null ? rowOfThread : step.what().number("taskId");
                    Slice slice = slice(from, to, state.what(), task, latest, stacks);
                    latest = slice.place() == null ? latest : slice.place();
                    slices.add(slice);
                }
            }
        }
        return slices;
    }

    private Slice slice(long from, long to, @Nullable Span claim, long task, @Nullable Place latest, Stacks stacks) {
        Duration start = Duration.ofNanos(from);
        Duration stop = Duration.ofNanos(to);
        if (claim != null) {
            long thread = claim.holds() || claim.state() == State.FREE ? who.id() : 0;
            return new Slice(start, stop, claim.state(), claim.place(), claim.detail(), thread, task);
        }
        return new Slice(start, stop, State.RUNNING, sampledPlace(from, to, latest, stacks), "", who.id(), task);
    }

    private @Nullable Place sampledPlace(long from, long to, @Nullable Place otherwise, Stacks stacks) {
        for (Seen sample : hot) {
            if (sample.start() >= from && sample.start() < to) {
                Place place = stacks.of(sample).place();
                if (place != null) {
                    return place;
                }
            }
        }
        return otherwise;
    }

    private ThreadLane.Kind kind(boolean cell, List<Slice> slices) {
        if (cell) {
            return ThreadLane.Kind.CELL;
        }
        if (who.virtual()) {
            return ThreadLane.Kind.VIRTUAL;
        }
        if (who.isCarrier()) {
            return ThreadLane.Kind.CARRIER;
        }
        if (pumped || who.name().startsWith("AWT-EventQueue-")) {
            return ThreadLane.Kind.CONTEXT;
        }
        boolean waitsForWork = slices.stream().anyMatch(slice -> slice.state() == State.IDLE);
        boolean worker = waitsForWork || !steps.isEmpty() || who.name().matches("(pool|.*-(worker|thread))-\\d+");
        return worker ? ThreadLane.Kind.POOL_WORKER : ThreadLane.Kind.PLATFORM;
    }

    private String pool(ThreadLane.Kind kind) {
        return switch (kind) {
            case VIRTUAL -> "virtual threads";
            case CARRIER -> "carriers";
            case POOL_WORKER -> who.name().replaceFirst("(-(worker|thread))?-\\d+$", "");
            default -> who.label();
        };
    }
}
