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
 * <p>Where claims overlap, {@link Span#BEST_FIRST} decides; where there is none the thread was running, unless the
 * recording's silence says nothing there: then what it did is not known.
 */
final class LaneBuilder {
    private static final Comparator<Seen> INNERMOST =
            Comparator.comparingLong(Seen::start).reversed().thenComparingLong(Seen::end);

    /** CPU times are read just outside the trace, so they say a little too much. */
    private static final double MARGIN = 0.75;

    private final ThreadIdentity who;
    private final List<Span> claims = new ArrayList<>();
    private final List<Seen> steps = new ArrayList<>();
    private final List<Seen> hot = new ArrayList<>();
    private final List<Long> signs = new ArrayList<>();
    private final CpuTimes cpu;
    private final Hooked hooked;
    private final EventLog log;
    private final long wall;
    private long begin;
    private long end;
    private boolean started;
    private boolean pumped;
    private int cold;
    private @Nullable Place startPlace;

    LaneBuilder(ThreadIdentity who, EventLog log, CpuTimes cpu, Hooked hooked) {
        this.who = who;
        this.log = log;
        this.hooked = hooked;
        this.wall = log.wall();
        this.end = wall;
        this.cpu = cpu;
    }

    void add(Seen seen, Waits waits, Stacks stacks) {
        switch (seen.type()) {
            case "jdk.ThreadStart", "jdk.VirtualThreadStart" -> {
                if (!started) {
                    startedBy(seen, stacks);
                }
                signs.add(seen.start());
            }
            case "jdk.ThreadEnd", "jdk.VirtualThreadEnd" -> end = Math.min(end, seen.start());
            case "heddle.TaskStep", "heddle.WorkRan", "heddle.VirtualThreadMounted" -> {
                if (hooked.taskOf(seen) != 0) {
                    steps.add(seen);
                    claimToRun(seen, 0, stacks);
                }
            }
            case "heddle.VirtualThreadParks" -> signs.add(seen.start());
            case "jdk.ExecutionSample" -> {
                hot.add(seen);
                signs.add(seen.start());
                claimToRun(seen, log.samplePeriod() / 2, stacks);
            }
            case "heddle.ThreadQuiet" -> claims.addAll(waits.ofQuiet(seen, wall));
            default -> {
                Span claim = waits.of(seen, who.virtual());
                if (claim != null) {
                    claims.add(claim);
                    pumped |= seen.is("heddle.ContextPumped") || claim.state() == State.FREE;
                }
            }
        }
    }

    /** Its life begins with this event, of itself or of the thread that started it. */
    void startedBy(Seen seen, Stacks stacks) {
        started = true;
        begin = Math.max(0, seen.start());
        startPlace = stacks.of(seen).place();
    }

    /** Where silence says nothing, only what is recorded of a thread's running does. */
    private void claimToRun(Seen seen, long around, Stacks stacks) {
        if (log.sureFrom() > seen.start()) {
            claims.add(new Span(
                    seen.start() - around,
                    seen.end() + around,
                    State.RUNNING,
                    stacks.of(seen).place(),
                    "",
                    Trust.SAMPLED,
                    true));
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

    /**
     * The layout of this thread's waits; {@code what} is null while it ran.
     *
     * <p>A thread ran at least as long as it used CPU: samples that contradict that are not believed, the weakest first.
     */
    List<Timeline.Piece<Span>> states(Stacks stacks) {
        List<Timeline.Piece<Span>> pieces = layOut(claims);
        if (who.virtual() && hooked.mounts().areKnown()) {
            return VirtualStates.of(who.id(), begin, Math.max(begin, end), pieces, signs, hooked.mounts(), stacks);
        }
        long missing = used() - mayHaveRun(pieces);
        if (missing <= 0 || log.isForeign()) {
            return pieces;
        }
        pieces = layOut(shorterGuesses(missing));
        return mayHaveRun(pieces) < used() * MARGIN ? layOut(claimsFrom(Trust.BEGUN_BEFORE)) : pieces;
    }

    private List<Span> claimsFrom(Trust least) {
        return claims.stream()
                .filter(claim -> claim.trust().compareTo(least) >= 0)
                .toList();
    }

    /** Guesses without as much of their time as is missing elsewhere. */
    private List<Span> shorterGuesses(long missing) {
        List<Span> believed = new ArrayList<>(claimsFrom(Trust.SAMPLED));
        long left = missing;
        for (Span claim : claims) {
            if (claim.trust() == Trust.GUESSED) {
                long from = Math.max(begin, claim.start());
                long cut = Math.clamp(Math.min(end, claim.end()) - from, 0, left);
                left -= cut;
                believed.add(claim.guessed(from + cut, claim.end()));
            }
        }
        return believed;
    }

    private List<Timeline.Piece<Span>> layOut(List<Span> believed) {
        long first =
                known(Span::start, Seen::start).filter(at -> at > begin).min().orElse(end);
        long last = known(Span::end, Seen::end).filter(at -> at < end).max().orElse(begin);
        List<Span> clipped = new ArrayList<>();
        for (Span claim : believed) {
            switch (claim.trust()) {
                case BEGUN_BEFORE -> clipped.add(claim.clippedTo(begin, first));
                case UNFINISHED -> clipped.add(claim.through(last, end));
                case GUESSED, SAMPLED ->
                    clipped.addAll(
                            claim.state() == State.IDLE || claim.state() == State.FREE
                                    ? outsideSteps(claim)
                                    : List.of(claim));
                case RECORDED, TOLD -> clipped.add(claim);
            }
        }
        return Timeline.of(begin, Math.max(begin, end), clipped, Span::start, Span::end, Span.BEST_FIRST);
    }

    /** A worker is not idle in a step, nor a context's thread free, whatever the samples around it say. */
    private List<Span> outsideSteps(Span claim) {
        return Timeline.of(claim.start(), claim.end(), steps, Seen::start, Seen::end, INNERMOST).stream()
                .filter(piece -> piece.what() == null)
                .map(piece -> claim.clippedTo(piece.start(), piece.end()))
                .toList();
    }

    /** Moments of which events tell. */
    private LongStream known(ToLongFunction<Span> ofClaim, ToLongFunction<Seen> ofStep) {
        return LongStream.concat(
                claims.stream()
                        .filter(claim -> claim.trust().compareTo(Trust.RECORDED) >= 0)
                        .mapToLong(ofClaim),
                steps.stream().mapToLong(ofStep));
    }

    /** A system call uses CPU time too. */
    private static long mayHaveRun(List<Timeline.Piece<Span>> pieces) {
        return pieces.stream()
                .filter(piece -> piece.what() == null || piece.what().isRecordedIo())
                .mapToLong(piece -> piece.end() - piece.start())
                .sum();
    }

    private long used() {
        return who.virtual()
                ? 0
                : cpu.used(who.id(), Math.max(begin, end) - begin).toNanos();
    }

    ThreadLane build(boolean cell, long rowOfThread, Stacks stacks) {
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
                Duration.ofNanos(used()),
                slices);
    }

    private List<Slice> slices(long rowOfThread, Stacks stacks) {
        List<Timeline.Piece<Seen>> work =
                Timeline.of(begin, Math.max(begin, end), steps, Seen::start, Seen::end, INNERMOST);
        List<Slice> slices = new ArrayList<>();
        @Nullable Place latest = startPlace;
        int at = 0;
        for (Timeline.Piece<Span> state : splitWhereSure(states(stacks))) {
            for (int i = at; i < work.size() && work.get(i).start() < state.end(); i++) {
                Timeline.Piece<Seen> step = work.get(i);
                long from = Math.max(state.start(), step.start());
                long to = Math.min(state.end(), step.end());
                at = i;
                if (from < to) {
                    long task = step.what() == null ? rowOfThread : hooked.taskOf(step.what());
                    Slice slice = slice(from, to, state.what(), task, latest, stacks);
                    latest = slice.place() == null ? latest : slice.place();
                    append(slices, slice);
                }
            }
        }
        return slices;
    }

    /** The same with no empty piece on both sides of the moment from which on silence says something. */
    private List<Timeline.Piece<Span>> splitWhereSure(List<Timeline.Piece<Span>> states) {
        long sure = log.sureFrom();
        if (sure <= begin || sure >= end) {
            return states;
        }
        List<Timeline.Piece<Span>> split = new ArrayList<>(states.size() + 1);
        for (Timeline.Piece<Span> piece : states) {
            if (piece.what() == null && piece.start() < sure && sure < piece.end()) {
                split.add(new Timeline.Piece<>(piece.start(), sure, null));
                split.add(new Timeline.Piece<>(sure, piece.end(), null));
            } else {
                split.add(piece);
            }
        }
        return split;
    }

    /** Two claims may say the same. */
    private static void append(List<Slice> slices, Slice slice) {
        if (!slices.isEmpty()) {
            Slice joined = stretched(slice, slices.getLast().start(), slice.end());
            if (joined.equals(stretched(slices.getLast(), joined.start(), joined.end()))) {
                slices.removeLast();
                slices.add(joined);
                return;
            }
        }
        slices.add(slice);
    }

    private static Slice stretched(Slice slice, Duration start, Duration end) {
        return new Slice(start, end, slice.state(), slice.place(), slice.detail(), slice.thread(), slice.task());
    }

    private Slice slice(long from, long to, @Nullable Span claim, long task, @Nullable Place latest, Stacks stacks) {
        Duration start = Duration.ofNanos(from);
        Duration stop = Duration.ofNanos(to);
        if (claim != null) {
            long thread = claim.holds() || claim.state() == State.FREE ? who.id() : 0;
            return new Slice(start, stop, claim.state(), claim.place(), claim.detail(), thread, task);
        }
        if (to <= log.sureFrom()) {
            return new Slice(start, stop, State.UNKNOWN, null, "", 0, task);
        }
        return new Slice(start, stop, State.RUNNING, sampledPlace(from, to, latest, stacks), "", who.id(), task);
    }

    /** Slices are made in order of time, as the samples are: those before a slice are of no use to the next. */
    private @Nullable Place sampledPlace(long from, long to, @Nullable Place otherwise, Stacks stacks) {
        while (cold < hot.size() && hot.get(cold).start() < from) {
            cold++;
        }
        for (int i = cold; i < hot.size() && hot.get(i).start() < to; i++) {
            Place place = stacks.of(hot.get(i)).place();
            if (place != null) {
                return place;
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
