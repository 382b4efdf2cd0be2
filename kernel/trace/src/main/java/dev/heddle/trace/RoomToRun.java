package dev.heddle.trace;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.Timeline.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes room for CPU time in what samples claim: a thread that counts as quiet may have used a little of each period, and over
 * a long one that adds up to more than the samples leave.
 *
 * <p>The room is made right before the look that told of the time, because that look was taken when it had been used.
 */
final class RoomToRun {
    private RoomToRun() {}

    /**
     * The claims without the moments in which their thread must have run; claims of events stay as they are.
     *
     * @param pieces how these claims lay out the thread's life
     * @param looks its CPU time at moments, in order of time
     */
    static List<Span> in(List<Span> claims, List<Piece<Span>> pieces, List<Seen> looks) {
        List<Piece<Void>> gaps = gaps(pieces, looks);
        List<Span> left = new ArrayList<>(claims.size());
        for (Span claim : claims) {
            if (claim.trust().compareTo(Trust.SAMPLED) <= 0) {
                cut(claim, gaps, left);
            } else {
                left.add(claim);
            }
        }
        return left;
    }

    private static List<Piece<Void>> gaps(List<Piece<Span>> pieces, List<Seen> looks) {
        List<Piece<Void>> gaps = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            long from = looks.get(i - 1).start();
            long to = looks.get(i).start();
            long ran = looks.get(i).number("cpu") - looks.get(i - 1).number("cpu");
            long missing = Math.min(to - from, ran - room(pieces, from, to));
            if (missing > 0) {
                gaps.add(new Piece<>(to - missing, to, null));
            }
        }
        return gaps;
    }

    private static long room(List<Piece<Span>> pieces, long from, long to) {
        long room = 0;
        for (int i = Timeline.firstAfter(pieces, Piece::end, from); i < pieces.size(); i++) {
            Piece<Span> piece = pieces.get(i);
            if (piece.start() >= to) {
                break;
            }
            if (piece.what() == null || piece.what().isRecordedIo()) {
                room += Math.min(to, piece.end()) - Math.max(from, piece.start());
            }
        }
        return room;
    }

    private static void cut(Span claim, List<Piece<Void>> gaps, List<Span> left) {
        long at = claim.start();
        for (int i = Timeline.firstAfter(gaps, Piece::end, at); i < gaps.size(); i++) {
            Piece<Void> gap = gaps.get(i);
            if (gap.start() >= claim.end()) {
                break;
            }
            if (at < gap.start()) {
                left.add(claim.clippedTo(at, gap.start()));
            }
            at = gap.end();
        }
        if (at < claim.end()) {
            left.add(claim.clippedTo(at, claim.end()));
        }
    }
}
