package dev.heddle.trace.export;

import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many of many rows were in each state, as the mean of each of some equal stretches of the trace: short slices are not
 * missed, and the area under a curve is the time spent in the state. Takes the same memory for any number of rows.
 */
final class MeanCounts {
    private static final int MOST_STRETCHES = 1_000;

    private final long wall;
    private final long width;
    private final int stretches;
    private final Map<State, Sums> sums = new EnumMap<>(State.class);

    MeanCounts(Duration wall) {
        this.wall = wall.toNanos();
        width = Math.max(1, Math.ceilDiv(this.wall, MOST_STRETCHES));
        stretches = (int) Math.ceilDiv(this.wall, width);
    }

    void add(List<Slice> slices) {
        for (Slice slice : slices) {
            long from = slice.startNanos();
            long to = Math.min(wall, slice.endNanos());
            if (from < to) {
                sums.computeIfAbsent(slice.state(), state -> new Sums()).add(from, to);
            }
        }
    }

    /** The states that occurred, each with its track as {@code tracks} gives it. */
    void write(Packets packets, TrackOfState tracks) throws IOException {
        for (Map.Entry<State, Sums> entry : sums.entrySet()) {
            entry.getValue().write(packets, tracks.of(entry.getKey()));
        }
    }

    interface TrackOfState {
        long of(State state) throws IOException;
    }

    /** Nanoseconds per stretch, of those partly and of those wholly filled. */
    private final class Sums {
        private final long[] parts = new long[stretches];

        /** Where slices begin and cease to fill whole stretches. */
        private final long[] steps = new long[stretches + 1];

        void add(long from, long to) {
            int first = (int) (from / width);
            int last = (int) ((to - 1) / width);
            if (first == last) {
                parts[first] += to - from;
            } else {
                parts[first] += (first + 1) * width - from;
                parts[last] += to - last * width;
                steps[first + 1]++;
                steps[last]--;
            }
        }

        void write(Packets packets, long track) throws IOException {
            long whole = 0;
            for (int i = 0; i < stretches; i++) {
                whole += steps[i];
                long start = i * width;
                long length = Math.min(width, wall - start);
                packets.count(track, start, (double) (parts[i] + whole * length) / length);
            }
            packets.count(track, wall, 0.0);
        }
    }
}
