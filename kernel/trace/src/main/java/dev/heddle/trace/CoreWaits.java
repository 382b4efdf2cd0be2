package dev.heddle.trace;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.Timeline.Piece;
import dev.heddle.trace.model.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a thread that nothing held waited for a core: between two looks at its CPU time it used less of it than it had
 * time to run.
 *
 * <p>How long it waited is exact to the looks; when it did between two of them is not known. It is told of all longer
 * stretches in which the thread could run, in proportion: at their begin where the thread was woken, in their midst where
 * a step of a task began, which only a running thread can do. What keeps a thread off its core without an event, such as a
 * page that is not in memory yet, is told as the same.
 */
final class CoreWaits {
    /** Less than this, or than one part in so many of the time between two looks, is within what looks are wrong by. */
    private static final long LEAST_NANOS = 1_000_000;

    private static final int LEAST_PART = 8;

    /** In a shorter stretch a thread is taken to have run. */
    private static final long SHORT_NANOS = 500_000;

    private final List<Stretch> stretches;
    private final List<Piece<Span>> split = new ArrayList<>();
    private int next;
    private long at;

    private CoreWaits(List<Stretch> stretches) {
        this.stretches = stretches;
        at = stretches.isEmpty() ? 0 : stretches.getFirst().start;
    }

    /**
     * A part of the thread's life.
     *
     * @param what the wait; null where it may have run
     * @param step whether it began with a step of a task
     */
    private record Stretch(long start, long end, @Nullable Span what, boolean step) {
        boolean isLongRun(long from, long to) {
            return what == null && inside(from, to) >= SHORT_NANOS;
        }

        long inside(long from, long to) {
            return Math.min(end, to) - Math.max(start, from);
        }
    }

    /**
     * The pieces with waits for a core among them.
     *
     * @param pieces the thread's life without a gap; {@code what} is null where it may have run
     * @param steps the same life by what it worked on
     * @param looks its CPU time at moments, in order of time
     */
    static List<Piece<Span>> within(List<Piece<Span>> pieces, List<Piece<Seen>> steps, List<Seen> looks) {
        CoreWaits waits = new CoreWaits(cutAtSteps(pieces, steps));
        for (int i = 1; i < looks.size(); i++) {
            waits.between(looks.get(i - 1), looks.get(i));
        }
        waits.keepTo(Long.MAX_VALUE);
        return waits.split;
    }

    private static List<Stretch> cutAtSteps(List<Piece<Span>> pieces, List<Piece<Seen>> steps) {
        List<Stretch> cut = new ArrayList<>(pieces.size());
        int step = 0;
        for (Piece<Span> piece : pieces) {
            long from = piece.start();
            boolean atStep = false;
            while (step < steps.size() && steps.get(step).start() < piece.end()) {
                long edge = steps.get(step).start();
                if (edge > from && piece.what() == null) {
                    cut.add(new Stretch(from, edge, null, atStep));
                    from = edge;
                }
                atStep = edge >= from;
                step++;
            }
            cut.add(new Stretch(from, piece.end(), piece.what(), atStep));
        }
        return cut;
    }

    private void between(Seen one, Seen other) {
        long from = one.start();
        long to = other.start();
        keepTo(from);
        long free = 0;
        long mayWait = 0;
        for (int i = next; i < stretches.size() && stretches.get(i).start < to; i++) {
            if (stretches.get(i).what == null) {
                long inside = Math.max(0, stretches.get(i).inside(from, to));
                free += inside;
                mayWait += inside >= SHORT_NANOS ? inside : 0;
            }
        }
        long waited = free - (other.number("cpu") - one.number("cpu"));
        if (waited >= Math.max(LEAST_NANOS, (to - from) / LEAST_PART) && mayWait > 0) {
            tell(from, to, Math.min(1, (double) waited / mayWait));
        }
    }

    /** Takes over what is between, with this share of each longer stretch as a wait. */
    private void tell(long from, long to, double share) {
        while (next < stretches.size() && at < to) {
            Stretch stretch = stretches.get(next);
            if (stretch.isLongRun(from, to)) {
                long start = at;
                long end = Math.min(stretch.end, to);
                long wait = (long) ((end - start) * share);
                long run = stretch.step && stretch.start >= from ? (end - start - wait) / 2 : 0;
                add(start + run, null);
                add(
                        start + run + wait,
                        new Span(
                                start + run,
                                start + run + wait,
                                State.READY,
                                null,
                                "used no CPU",
                                Trust.SAMPLED,
                                true));
                add(end, null);
                next += end == stretch.end ? 1 : 0;
            } else {
                keepTo(Math.min(stretch.end, to));
            }
        }
    }

    /** Takes over what is left up to this moment. */
    private void keepTo(long moment) {
        while (next < stretches.size() && at < moment) {
            Stretch stretch = stretches.get(next);
            long end = Math.min(stretch.end, moment);
            add(end, stretch.what);
            next += end == stretch.end ? 1 : 0;
        }
    }

    private void add(long to, @Nullable Span what) {
        if (at < to) {
            @Nullable Piece<Span> last = split.isEmpty() ? null : split.getLast();
            if (last != null && last.what() == null && what == null) {
                split.removeLast();
                split.add(new Piece<>(last.start(), to, null));
            } else {
                split.add(new Piece<>(at, to, what));
            }
            at = to;
        }
    }
}
