package dev.heddle.trace.export;

import dev.heddle.trace.export.Ends.End;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** Fills the tracks of threads or of tasks with slices, and with the ends of arrows inside them. */
final class SliceTrack {
    private final Packets packets;
    private final BiConsumer<Slice, Notes> other;

    /** @param other notes what a slice says of the row that it shares with the other kind of track */
    SliceTrack(Packets packets, BiConsumer<Slice, Notes> other) {
        this.packets = packets;
        this.other = other;
    }

    void fill(long track, List<Slice> slices, List<End> ends) throws IOException {
        int next = 0;
        for (Slice slice : slices) {
            long start = slice.startNanos();
            long end = slice.endNanos();
            next = writeEnds(track, ends, next, start);
            String hold = Words.of(slice.state().hold());
            packets.begin(track, start, hold, slice.state().label(), notes -> describe(slice, notes));
            next = writeEnds(track, ends, next, end);
            packets.end(track, end);
        }
        writeEnds(track, ends, next, Long.MAX_VALUE);
    }

    private int writeEnds(long track, List<End> ends, int first, long until) throws IOException {
        int next = first;
        while (next < ends.size() && ends.get(next).isBefore(until)) {
            End end = ends.get(next++);
            HandOff handOff = end.handOff();
            packets.arrow(track, end.at(), "hand-off", handOff.what(), end.flow(), end.leaving(), notes -> {
                if (handOff.task() != 0) {
                    notes.number("taskId", handOff.task());
                }
            });
        }
        return next;
    }

    private void describe(Slice slice, Notes notes) {
        Place place = slice.place();
        if (place != null) {
            notes.text("place", place.toString()).text("method", place.method());
        }
        if (!slice.detail().isEmpty()) {
            notes.text("detail", slice.detail());
        }
        other.accept(slice, notes);
    }
}
