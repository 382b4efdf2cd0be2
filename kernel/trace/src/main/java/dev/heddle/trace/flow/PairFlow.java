package dev.heddle.trace.flow;

import java.lang.classfile.Instruction;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the code of a method up to one await and from there to a second one, along every way that it can be run,
 * exception handlers included, and watches where the result of the first gets to. Both may be the same await of a loop:
 * then from each round to the next ones.
 */
final class PairFlow {
    /** What it may cost, in slots of frames that are copied: some tens of milliseconds. */
    private static final long MOST_SLOTS = 3_000_000;

    private final MethodCode code;
    private final int first;
    private final int second;
    private final Ways ways;
    private final Calls calls;

    private final States before = new States();
    private final States after = new States();
    private long slots;

    private PairFlow(MethodCode code, int first, int second, Predicate<Instruction> awaits) {
        this.code = code;
        this.first = first;
        this.second = second;
        this.ways = new Ways(code, first, second);
        this.calls = new Calls(code, awaits);
    }

    /** How two awaits stand to each other; null if no way leads from the first to the second. */
    static @Nullable Dependence of(MethodCode code, int first, int second, Predicate<Instruction> awaits) {
        return new PairFlow(code, first, second, awaits).find();
    }

    private @Nullable Dependence find() {
        if (!ways.areAny()) {
            return null;
        }
        if (!isFollowed()) {
            return Dependence.UNKNOWN;
        }
        Frame atSecond = after.atIfReached(second);
        if (atSecond == null) {
            return null;
        }
        if (isOlder(atSecond)) {
            return Dependence.STARTED_TOGETHER;
        }
        if (leaks()) {
            return Dependence.DEPENDENT;
        }
        Set<Site> sites = atSecond.top().sites();
        boolean proven = !sites.isEmpty() && sites.stream().allMatch(this::isStartedBetween);
        return proven && matterOnlyByResult() ? Dependence.INDEPENDENT : Dependence.UNKNOWN;
    }

    /** Whether that was possible at a price that can be paid. */
    private boolean isFollowed() {
        reachBefore(0, Frame.ofEntry(code.parameterSlots()));
        while (!before.isComplete() && slots <= MOST_SLOTS) {
            followBefore(before.next());
        }
        while (!after.isComplete() && slots <= MOST_SLOTS) {
            followAfter(after.next());
        }
        return before.isComplete() && after.isComplete();
    }

    /** Whether what is awaited second was there before the first await gave its result, wherever it comes from. */
    private static boolean isOlder(Frame atSecond) {
        Value task = atSecond.top();
        return !task.sites().isEmpty()
                && !atSecond.isTainted(task)
                && task.sites().stream().allMatch(site -> site.old() && !site.equals(Site.ANY));
    }

    private boolean isStartedBetween(Site site) {
        return !site.old() && Awaited.isMadeBy(code.instruction(site.place()));
    }

    private boolean matterOnlyByResult() {
        return Uses.isUsed(code, first) && Uses.isUsed(code, second);
    }

    private boolean leaks() {
        return after.all().entrySet().stream().anyMatch(entry -> {
            int place = entry.getKey();
            return apply(entry.getValue().copy(), place, true);
        });
    }

    private void followBefore(int place) {
        Frame frame = before.at(place);
        Value exception = Value.madeAt(new Site(place, true));
        for (int handler : code.handlers(place)) {
            reachBefore(handler, frame.caught(exception));
        }
        if (place == first) {
            fail(frame);
        }
        Frame next = frame.copy();
        apply(next, place, false);
        for (int successor : code.successors(place)) {
            reachBefore(successor, next);
        }
        if (place == first) {
            succeed(next);
        }
    }

    private void followAfter(int place) {
        Frame frame = after.at(place);
        if (place == first) {
            if (first == second) {
                frame = frame.copy();
                frame.age();
                fail(frame);
                apply(frame, place, true);
                succeed(frame);
            }
            return;
        }
        Value exception = Value.madeAt(new Site(place, false)).tainted(true);
        for (int handler : code.handlers(place)) {
            reachAfter(place, handler, frame.caught(exception));
        }
        Frame next = frame.copy();
        apply(next, place, true);
        for (int successor : code.successors(place)) {
            reachAfter(place, successor, next);
        }
    }

    /** Goes on where the first await has thrown. */
    private void fail(Frame frame) {
        Value exception = Value.madeAt(new Site(first, false)).tainted(true);
        for (int handler : code.handlers(first)) {
            reachAfter(first, handler, frame.caught(exception));
        }
    }

    /** Goes on where the first await has given its result, which lies on the operand stack. */
    private void succeed(Frame frame) {
        Frame next = frame.copy();
        int result = StackShape.of(code.instruction(first)).result();
        next.push(next.pop(result).tainted(true), result);
        for (int successor : code.successors(first)) {
            reachAfter(first, successor, next);
        }
    }

    private boolean apply(Frame frame, int place, boolean isAfter) {
        slots += 1 + frame.size();
        Site here = new Site(place, !isAfter);
        return Effects.apply(code.instruction(place), frame, here, isAfter && ways.shows(place), calls);
    }

    private void reachAfter(int from, int place, Frame frame) {
        if (!ways.leadsToSecond(place)) {
            return;
        }
        Frame there = frame;
        if (ways.shows(from) && !ways.shows(place)) {
            there = frame.copy();
            there.settle();
        }
        slots += 1 + there.size();
        after.reach(place, there);
    }

    private void reachBefore(int place, Frame frame) {
        if (ways.leadsToFirst(place)) {
            slots += 1 + frame.size();
            before.reach(place, frame);
        }
    }
}
