package dev.heddle.trace.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ways from one await of a method to the next of it or of another. */
final class Ways {
    private final MethodCode code;
    private final int first;
    private final int second;
    private final BitSet leading;
    private final BitSet showing;

    Ways(MethodCode code, int first, int second) {
        this.code = code;
        this.first = first;
        this.second = second;
        this.leading = leading();
        this.showing = showing();
    }

    /** Whether a place can come before the second await, without another first one in between. */
    boolean leads(int place) {
        return leading.get(place);
    }

    /**
     * Whether a place is come to only where the first await gave its result, or only where it failed, although the second
     * is come to either way: being there shows which it was.
     */
    boolean shows(int place) {
        return showing.get(place);
    }

    private BitSet leading() {
        List<List<Integer>> predecessors = new ArrayList<>();
        for (int place = 0; place < code.size(); place++) {
            predecessors.add(new ArrayList<>());
        }
        for (int place = 0; place < code.size(); place++) {
            for (int next : code.successors(place)) {
                predecessors.get(next).add(place);
            }
            for (int next : code.handlers(place)) {
                predecessors.get(next).add(place);
            }
        }
        BitSet found = new BitSet();
        Deque<Integer> pending = new ArrayDeque<>(List.of(second));
        found.set(second);
        while (!pending.isEmpty()) {
            for (int place : predecessors.get(pending.remove())) {
                if (place != first && !found.get(place)) {
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
            if (!leads(place) || found.get(place)) {
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
