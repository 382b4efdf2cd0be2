package dev.heddle.trace.flow;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ways to one await of a method, and from there to the next of it or of another. */
final class Ways {
    private final MethodCode code;
    private final int first;
    private final BitSet toFirst;
    private final BitSet toSecond;
    private final BitSet showing;

    Ways(MethodCode code, int first, int second) {
        this.code = code;
        this.first = first;
        this.toSecond = leadingTo(second, first);
        this.toFirst = areAny() ? leadingTo(first, -1) : new BitSet();
        this.showing = areAny() ? showing() : new BitSet();
    }

    /** Whether the second await can come after the first at all. */
    boolean areAny() {
        return code.successors(first).stream().anyMatch(toSecond::get)
                || code.handlers(first).stream().anyMatch(toSecond::get);
    }

    /** Whether a place can come before the first await. */
    boolean leadsToFirst(int place) {
        return toFirst.get(place);
    }

    /** Whether a place can come before the second await, without another first one in between. */
    boolean leadsToSecond(int place) {
        return toSecond.get(place);
    }

    /**
     * Whether a place is come to only where the first await gave its result, or only where it failed, although the second
     * is come to either way: being there shows which it was.
     */
    boolean shows(int place) {
        return showing.get(place);
    }

    private BitSet leadingTo(int end, int barrier) {
        BitSet found = new BitSet();
        Deque<Integer> pending = new ArrayDeque<>(List.of(end));
        found.set(end);
        while (!pending.isEmpty()) {
            for (int place : code.predecessors(pending.remove())) {
                if (place != barrier && !found.get(place)) {
                    found.set(place);
                    pending.add(place);
                }
            }
        }
        return found;
    }

    private BitSet showing() {
        Set<Integer> handlers = new HashSet<>(code.handlers(first));
        BitSet failed = reached(handlers, handlers);
        if (failed.isEmpty()) {
            return failed;
        }
        BitSet showing = reached(new HashSet<>(code.successors(first)), handlers);
        showing.xor(failed);
        return showing;
    }

    /** What is come to from some places before the second await; not by an exception where the first one's go to. */
    private BitSet reached(Set<Integer> starts, Set<Integer> handlers) {
        BitSet found = new BitSet();
        Deque<Integer> pending = new ArrayDeque<>(starts);
        while (!pending.isEmpty()) {
            int place = pending.remove();
            if (!leadsToSecond(place) || found.get(place)) {
                continue;
            }
            found.set(place);
            if (place != first) {
                pending.addAll(code.successors(place));
                code.handlers(place).stream()
                        .filter(next -> !handlers.contains(next))
                        .forEach(pending::add);
            }
        }
        return found;
    }
}
