package dev.heddle.trace.view.html;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** What a slice says: inside it, where there is room, and when the pointer is on it. */
final class SliceWords {
    /** Between the parts of a title; {@code light.js} puts each part on a line of its own. */
    private static final String BETWEEN = " · ";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DETAIL = 120;

    /** Whose row the slice is in: the other part of the picture is the one to name. */
    enum Side {
        WHERE,
        WHAT
    }

    private final Names names;
    private final Side side;

    SliceWords(Names names, Side side) {
        this.names = names;
        this.side = side;
    }

    /** State, duration, place, detail, and the row of the other part. */
    String title(Slice slice, long row) {
        List<String> parts = new ArrayList<>();
        parts.add(slice.state().label() + " " + TimeText.of(slice.duration()));
        Place place = slice.place();
        if (place != null) {
            parts.add(shown(place.toString(), LONGEST_NAME)
                    + (place.method().isBlank() ? "" : " " + shown(place.method(), LONGEST_NAME)));
        }
        if (!slice.detail().isBlank()) {
            parts.add(shown(slice.detail(), LONGEST_DETAIL));
        }
        String other = other(slice, row);
        if (!other.isBlank()) {
            parts.add(relation(slice, row) + shown(other, LONGEST_NAME));
        }
        return String.join(BETWEEN, parts);
    }

    /** What could be written inside it, the fullest first. */
    List<String> labels(Slice slice, long row) {
        String other = shown(other(slice, row), LONGEST_NAME);
        String detail = shown(slice.detail(), LONGEST_DETAIL);
        String state = slice.state().label();
        List<String> labels = switch (slice.state().hold()) {
            case RUNNING -> List.of(other, end(other));
            case WAITING ->
                side == Side.WHERE && !isVirtualThreadsOwn(slice, row)
                        ? List.of(joined(other, ": ", detail.isBlank() ? state : detail), other, state)
                        : List.of(joined(other.isBlank() ? "" : "holds " + other, ": ", state), state);
            case READY -> List.of(state);
            case NONE -> List.of(detail.isBlank() || slice.state() == State.FREE ? state : detail, state);
            case IDLE -> List.of();
        };
        return labels.stream().filter(label -> !label.isBlank()).distinct().toList();
    }

    private String relation(Slice slice, long row) {
        if (side == Side.WHAT || isVirtualThreadsOwn(slice, row)) {
            return "on ";
        }
        return Names.isVirtualThread(slice.task()) ? "virtual thread " : "task ";
    }

    private String other(Slice slice, long row) {
        if (isVirtualThreadsOwn(slice, row)) {
            return names.carrier(slice);
        }
        if (side == Side.WHERE) {
            return names.task(slice.task());
        }
        return slice.state().hold() == Hold.NONE ? "" : names.thread(slice.thread());
    }

    /** In a virtual thread's own row its name says nothing new; what carried it does. */
    private boolean isVirtualThreadsOwn(Slice slice, long row) {
        return Names.isVirtualThread(slice.task()) && slice.task() == (side == Side.WHERE ? -row : row);
    }

    /** The last two words of a thread's name: {@code worker-1} of {@code ForkJoinPool-1-worker-1}. */
    private static String end(String name) {
        int last = name.lastIndexOf('-');
        return last < 0 ? name : name.substring(name.lastIndexOf('-', last - 1) + 1);
    }

    private static String joined(String left, String between, String right) {
        return left.isBlank() || right.isBlank() ? left + right : left + between + right;
    }

    private static String shown(String text, int max) {
        return VisibleText.of(text, max);
    }
}
