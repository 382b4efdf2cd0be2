package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Slice;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One line of a section of the picture: a row, or many rows folded into a band. */
sealed interface Entry {
    /**
     * A thread or a task.
     *
     * @param name its name
     * @param kind what it is, dim beside the name
     * @param mark a sign for an end that was none or not a good one, else empty
     * @param depth how far the name is indented
     * @param id id of the thread or task
     * @param slices what it did, in order
     * @param begin when it came into being
     * @param end when it ended
     */
    record Row(
            String name, String kind, String mark, int depth, long id, List<Slice> slices, Duration begin, Duration end)
            implements Entry {}

    /**
     * Rows of one pool or of one name, drawn as one density.
     *
     * @param name what they share
     * @param kind what they are
     * @param depth how far the name is indented
     * @param rows the rows
     */
    record Band(String name, String kind, int depth, List<Row> rows) implements Entry {}

    /** The rows that a reader sees when everything is unfolded. */
    default Stream<Row> unfolded() {
        return switch (this) {
            case Row row -> Stream.of(row);
            case Band band -> band.rows().stream();
        };
    }
}
