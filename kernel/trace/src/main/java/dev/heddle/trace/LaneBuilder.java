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
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    private static final Pattern NAMED_AS_WORKER = Pattern.compile("(pool|.*-(worker|thread))-\\d+");
    private static final Pattern NUMBER_OF_WORKER = Pattern.compile("(-(worker|thread))?-\\d+$");

    /** CPU times are read just outside the trace, so they say a little too much. */
    private static final double MARGIN = 0.75;

    private final ThreadIdentity who;
    private final List<Span> claims = new ArrayList<>();
    private final List<Seen> steps = new ArrayList<>();
    private final List<Seen> hot = new ArrayList<>();
    private final List<Seen> looks = new ArrayList<>();
    private final List<Long> signs = new ArrayList<>();
    private final CpuTimes cpu;
    private final Hooked hooked;
    private final Predicate<Seen> hasRow;
    private final EventLog log;
    private final long wall;
    private @Nullable List<Timeline.Piece<Seen>> work;
    private long begin;
    private long end;
    private boolean started;
    private boolean pumped;
    private int cold;
    private @Nullable Place startPlace;

    LaneBuilder(ThreadIdentity who, EventLog log, CpuTimes cpu, Hooked hooked, Predicate<Seen> hasRow) {
        this.who = who;
        this.log = log;
        this.hooked = hooked;
        this.hasRow = hasRow;
        this.wall = log.wall();
        this.end = who.id() == log.traced().thread() ? log.code() : wall;
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
            case "jdk.ThreadEnd", "jdk.VirtualThreadEnd" -> end = Math.min(end, Math.min(seen.start(), wall - 1));
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
            case "heddle.ThreadCpu" -> looks.add(seen);
            case "heddle.ThreadQuiet" -> {
                if (!isAfterCode(seen)) {
                    claims.addAll(waits.ofQuiet(seen, wall));
                }
            }
            default -> {
                Span claim = waits.of(seen, who.virtual());
                if (claim != null) {
                    claims.add(claim);
                    pumped |= seen.is(Waits.CONTEXT_PUMPED) || claim.state() == State.FREE;
                }
            }
        }
    }

    /** Its life begins with this event, of itself or of the thread that started it. */
    void startedBy(Seen seen, Stacks stacks) {
        started = true;
        begin = Math.clamp(seen.start(), 0, wall);
        startPlace = stacks.of(seen).place();
    }

    /** The thread that ended the traced code itself ran then; what it was seen to wait for came later. */
    private boolean isAfterCode(Seen quiet) {
        return who.id() == log.traced().thread()
                && log.traced().flag("byItself")
                && quiet.flag("open")
                && quiet.end() >= log.code();
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
        if (log.isForeign()) {
            return pieces;
        }
        long missing = used() - mayHaveRun(pieces);
        if (missing > 0) {
            List<Span> believed = shorterGuesses(missing);
            pieces = layOut(believed);
            pieces = mayHaveRun(pieces) < used() ? layOut(RoomToRun.in(believed, pieces, looks)) : pieces;
            pieces = mayHaveRun(pieces) < used() * MARGIN ? layOut(claimsFrom(Trust.BEGUN_BEFORE)) : pieces;
        }
        // A carrier's are left out: who waits then is the virtual thread on it, of which no CPU time is known.
        return who.isCarrier() || who.virtual() ? pieces : CoreWaits.within(pieces, work(), looks);
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
        List<Span> clipped = new ArrayList<>(believed.size());
        for (Span claim : believed) {
            switch (claim.trust()) {
                case BEGUN_BEFORE -> clipped.add(claim.clippedTo(begin, firstKnown()));
                case UNFINISHED -> clipped.add(claim.through(lastKnown(), end));
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

    /**
     * A worker is not idle in a step, nor a context's thread free, whatever the samples around it say. Unless it was seen in
     * that very step: a selector's loop may be somebody's work.
     */
    private List<Span> outsideSteps(Span claim) {
        List<Span> outside = new ArrayList<>();
        List<Timeline.Piece<Seen>> pieces = work();
        for (int i = Timeline.firstAfter(pieces, Timeline.Piece::end, claim.start()); i < pieces.size(); i++) {
            Timeline.Piece<Seen> piece = pieces.get(i);
            if (piece.start() >= claim.end()) {
                break;
            }
            if (piece.what() == null) {
                outside.add(claim.clippedTo(piece.start(), piece.end()));
            } else if (claim.trust() == Trust.SAMPLED && piece.start() <= claim.start() && claim.end() <= piece.end()) {
                outside.add(claim);
            }
        }
        return outside;
    }

    /** What the thread worked on, the innermost where steps are nested. Asked for when all steps are known. */
    private List<Timeline.Piece<Seen>> work() {
        if (work == null) {
            work = Timeline.of(begin, Math.max(begin, end), steps, Seen::start, Seen::end, INNERMOST);
        }
        return work;
    }

    /** The first moment after its begin of which an event tells, else its end. */
    private long firstKnown() {
        long first = end;
        for (Span claim : claims) {
            if (claim.trust().compareTo(Trust.RECORDED) >= 0 && claim.start() > begin) {
                first = Math.min(first, claim.start());
            }
        }
        for (Seen step : steps) {
            if (step.start() > begin) {
                first = Math.min(first, step.start());
            }
        }
        return first;
    }

    /** The last moment before its end of which an event tells, else its begin. */
    private long lastKnown() {
        long last = begin;
        for (Span claim : claims) {
            if (claim.trust().compareTo(Trust.RECORDED) >= 0 && claim.end() < end) {
                last = Math.max(last, claim.end());
            }
        }
        for (Seen step : steps) {
            if (step.end() < end) {
                last = Math.max(last, step.end());
            }
        }
        return last;
    }

    /** A system call uses CPU time too. */
    private static long mayHaveRun(List<Timeline.Piece<Span>> pieces) {
        long sum = 0;
        for (Timeline.Piece<Span> piece : pieces) {
            if (piece.what() == null || piece.what().isRecordedIo()) {
                sum += piece.end() - piece.start();
            }
        }
        return sum;
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
        List<Timeline.Piece<Seen>> pieces = work();
        List<Slice> slices = new ArrayList<>();
        @Nullable Place latest = startPlace;
        int at = 0;
        for (Timeline.Piece<Span> state : splitWhereSure(states(stacks))) {
            for (int i = at; i < pieces.size() && pieces.get(i).start() < state.end(); i++) {
                Timeline.Piece<Seen> step = pieces.get(i);
                long from = Math.max(state.start(), step.start());
                long to = Math.min(state.end(), step.end());
                at = i;
                if (from < to) {
                    @Nullable Seen what = step.what();
                    long task = what != null && hasRow.test(what) ? hooked.taskOf(what) : rowOfThread;
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
        if (!slices.isEmpty() && slice.goesOnAfter(slices.getLast())) {
            Slice before = slices.removeLast();
            slices.add(slice.from(before.startNanos()));
        } else {
            slices.add(slice);
        }
    }

    private Slice slice(long from, long to, @Nullable Span claim, long task, @Nullable Place latest, Stacks stacks) {
        if (claim != null) {
            long thread = claim.holds() || claim.state() == State.FREE ? who.id() : 0;
            return new Slice(from, to, claim.state(), claim.place(), claim.detail(), thread, task);
        }
        if (to <= log.sureFrom()) {
            return new Slice(from, to, State.UNKNOWN, null, "", 0, task);
        }
        return new Slice(from, to, State.RUNNING, sampledPlace(from, to, latest, stacks), "", who.id(), task);
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
        boolean worker = waitsForWork
                || !steps.isEmpty()
                || NAMED_AS_WORKER.matcher(who.name()).matches();
        return worker ? ThreadLane.Kind.POOL_WORKER : ThreadLane.Kind.PLATFORM;
    }

    private String pool(ThreadLane.Kind kind) {
        return switch (kind) {
            case VIRTUAL -> "virtual threads";
            case CARRIER -> "carriers";
            case POOL_WORKER -> NUMBER_OF_WORKER.matcher(who.name()).replaceFirst("");
            default -> who.label();
        };
    }
}
