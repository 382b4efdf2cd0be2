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
 * <p>How long it waited is exact to the looks; when it did between two of them is not known. It is told at the begin of the
 * time in which the thread could run, as a thread that is woken waits before it runs. What keeps a thread off its core
 * without an event, such as a page that is not in memory yet, is told as the same.
 */
final class CoreWaits {
    /** Less than this, or than one part in so many of the time between two looks, is within what looks are wrong by. */
    private static final long LEAST_NANOS = 1_000_000;

    private static final int LEAST_PART = 8;

    private final List<Piece<Span>> pieces;
    private final List<Piece<Span>> split;
    private int next;

    private CoreWaits(List<Piece<Span>> pieces) {
        this.pieces = pieces;
        split = new ArrayList<>(pieces.size());
    }

    /**
     * The pieces with waits for a core among them.
     *
     * @param pieces the thread's life without a gap; {@code what} is null where it may have run
     * @param looks its CPU time at moments, in order of time
     */
    static List<Piece<Span>> within(List<Piece<Span>> pieces, List<Seen> looks) {
        CoreWaits waits = new CoreWaits(pieces);
        for (int i = 1; i < looks.size(); i++) {
            waits.between(looks.get(i - 1), looks.get(i));
        }
        waits.keepTo(Long.MAX_VALUE);
        return waits.split;
    }

    private void between(Seen one, Seen other) {
        long from = one.start();
        long to = other.start();
        keepTo(from);
        long waited = mayRun(from, to) - (other.number("cpu") - one.number("cpu"));
        if (waited < Math.max(LEAST_NANOS, (to - from) / LEAST_PART)) {
            return;
        }
        while (waited > 0 && next < pieces.size() && at() < to) {
            Piece<Span> piece = pieces.get(next);
            long start = at();
            long end = Math.min(piece.end(), to);
            if (piece.what() == null) {
                long until = Math.min(end, start + waited);
                waited -= until - start;
                add(start, until, new Span(start, until, State.READY, null, "used no CPU", Trust.SAMPLED, true));
                end = until;
            } else {
                add(start, end, piece.what());
            }
            next += end == piece.end() ? 1 : 0;
        }
    }

    private long mayRun(long from, long to) {
        long sum = 0;
        for (int i = next; i < pieces.size() && pieces.get(i).start() < to; i++) {
            if (pieces.get(i).what() == null) {
                sum += Math.max(
                        0,
                        Math.min(to, pieces.get(i).end())
                                - Math.max(from, pieces.get(i).start()));
            }
        }
        return sum;
    }

    /** Takes over what is left up to this moment. */
    private void keepTo(long moment) {
        while (next < pieces.size() && at() < moment) {
            Piece<Span> piece = pieces.get(next);
            long end = Math.min(piece.end(), moment);
            add(at(), end, piece.what());
            next += end == piece.end() ? 1 : 0;
        }
    }

    /** The first moment that is not told of yet. */
    private long at() {
        long told = split.isEmpty() ? Long.MIN_VALUE : split.getLast().end();
        return Math.max(told, pieces.get(next).start());
    }

    private void add(long from, long to, @Nullable Span what) {
        if (from < to) {
            @Nullable Piece<Span> last = split.isEmpty() ? null : split.getLast();
            if (last != null && last.what() == null && what == null) {
                split.removeLast();
                split.add(new Piece<>(last.start(), to, null));
            } else {
                split.add(new Piece<>(from, to, what));
            }
        }
    }
}
