package dev.heddle.trace.flow;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states before the instructions of a method that are known so far, and from which of them to go on. */
final class States {
    private final Map<Integer, Frame> frames = new HashMap<>();
    private final BitSet pending = new BitSet();

    /** Takes in a way to a place. */
    void reach(int place, Frame frame) {
        Frame known = frames.get(place);
        if (known == null) {
            frames.put(place, frame.copy());
            pending.set(place);
        } else if (known.merge(frame)) {
            pending.set(place);
        }
    }

    boolean isComplete() {
        return pending.isEmpty();
    }

    /** The earliest place whose state has changed since it was last given. */
    int next() {
        int place = pending.nextSetBit(0);
        pending.clear(place);
        return place;
    }

    /** The state before a place that was reached. */
    Frame at(int place) {
        Frame frame = frames.get(place);
        if (frame == null) {
            throw new AssertionError("not reached: " + place);
        }
        return frame;
    }

    @Nullable Frame atIfReached(int place) {
        return frames.get(place);
    }

    Map<Integer, Frame> all() {
        return frames;
    }
}
