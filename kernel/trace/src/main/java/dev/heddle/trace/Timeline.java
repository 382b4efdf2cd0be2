package dev.heddle.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns overlapping intervals into pieces that follow one another without a gap.
 *
 * <p>At each instant the best interval counts. Where there is none, the piece is empty.
 */
final class Timeline {
    private Timeline() {}

    /** A piece of a timeline; {@code what} is null where nothing was claimed. */
    record Piece<T>(long start, long end, @Nullable T what) {}

    static <T> List<Piece<T>> of(
            long begin,
            long end,
            List<T> intervals,
            ToLongFunction<T> start,
            ToLongFunction<T> stop,
            Comparator<T> best) {
        List<Piece<T>> inOrder = inOrder(begin, end, intervals, start, stop);
        return inOrder != null ? inOrder : settled(begin, end, intervals, start, stop, best);
    }

    /** The pieces of intervals that come in order of time and never overlap, as most do; else null. */
    private static <T> @Nullable List<Piece<T>> inOrder(
            long begin, long end, List<T> intervals, ToLongFunction<T> start, ToLongFunction<T> stop) {
        List<Piece<T>> pieces = new ArrayList<>();
        long at = begin;
        for (T interval : intervals) {
            long from = Math.max(begin, start.applyAsLong(interval));
            long to = Math.min(end, stop.applyAsLong(interval));
            if (from < to) {
                if (from < at) {
                    return null;
                }
                append(pieces, at, from, null);
                append(pieces, from, to, interval);
                at = to;
            }
        }
        append(pieces, at, end, null);
        return pieces;
    }

    private static <T> List<Piece<T>> settled(
            long begin,
            long end,
            List<T> intervals,
            ToLongFunction<T> start,
            ToLongFunction<T> stop,
            Comparator<T> best) {
        List<Edge<T>> edges = new ArrayList<>(intervals.size() * 2);
        for (T interval : intervals) {
            long from = Math.max(begin, start.applyAsLong(interval));
            long to = Math.min(end, stop.applyAsLong(interval));
            if (from < to) {
                edges.add(new Edge<>(from, true, interval));
                edges.add(new Edge<>(to, false, interval));
            }
        }
        edges.sort(Comparator.comparingLong(Edge::at));
        List<Piece<T>> pieces = new ArrayList<>();
        TreeSet<T> open = new TreeSet<>(best);
        long at = begin;
        for (Edge<T> edge : edges) {
            append(pieces, at, edge.at, open.isEmpty() ? null : open.first());
            at = edge.at;
            if (edge.opens) {
                open.add(edge.interval);
            } else {
                open.remove(edge.interval);
            }
        }
        append(pieces, at, end, null);
        return pieces;
    }

    /** Of what comes in order of time without overlap, the number of the first that ends after this moment; else the size. */
    static <T> int firstAfter(List<T> inOrder, ToLongFunction<T> end, long moment) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end.applyAsLong(inOrder.get(middle)) <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static <T> void append(List<Piece<T>> pieces, long from, long to, @Nullable T what) {
        if (from >= to) {
            return;
        }
        if (!pieces.isEmpty() && Objects.equals(pieces.getLast().what(), what)) {
            from = pieces.removeLast().start();
        }
        pieces.add(new Piece<>(from, to, what));
    }

    private record Edge<T>(long at, boolean opens, T interval) {}
}
