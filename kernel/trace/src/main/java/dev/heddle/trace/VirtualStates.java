package dev.heddle.trace;

import dev.heddle.trace.Mounts.End;
import dev.heddle.trace.Mounts.Mount;
import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.Stacks.Stack;
import dev.heddle.trace.Timeline.Piece;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins what is known of a virtual thread's waits with its mounts: mounted it runs, or holds its carrier in a wait that did
 * not let go of it; unmounted it waits without a thread until it is let go on, and then for a carrier.
 */
final class VirtualStates {
    private static final String FOR_A_CARRIER = "for a carrier";

    private final List<Piece<Span>> waits;
    private final Mounts mounts;
    private final Stacks stacks;
    private final long virtual;
    private final List<Piece<Span>> pieces = new ArrayList<>();
    private int nextWait;
    private int nextReady;
    private int nextPark;

    private VirtualStates(List<Piece<Span>> waits, Mounts mounts, long virtual, Stacks stacks) {
        this.waits = waits;
        this.mounts = mounts;
        this.virtual = virtual;
        this.stacks = stacks;
    }

    /**
     * The pieces of its life.
     *
     * @param waits its waits as events tell of them, without a gap; {@code what} is null where none does
     * @param signs when it did something that only a running thread does, in order of time
     */
    static List<Piece<Span>> of(
            long virtual,
            long begin,
            long end,
            List<Piece<Span>> waits,
            List<Long> signs,
            Mounts mounts,
            Stacks stacks) {
        return new VirtualStates(waits, mounts, virtual, stacks).join(begin, end, signs);
    }

    private List<Piece<Span>> join(long begin, long end, List<Long> signs) {
        long at = begin;
        End why = End.ENDED;
        for (Mount mount : mounts.of(virtual)) {
            long from = Math.clamp(mount.start(), at, end);
            unmounted(at, from, why);
            at = Math.clamp(mount.end(), from, end);
            mounted(from, at);
            why = mount.why();
        }
        long sign = firstAfter(at, signs, end);
        unmounted(at, sign, why);
        mounted(sign, end); // still: that is told only when it is over
        return pieces;
    }

    private static long firstAfter(long moment, List<Long> signs, long otherwise) {
        for (long sign : signs) {
            if (sign > moment) {
                return Math.min(sign, otherwise);
            }
        }
        return otherwise;
    }

    /** Of the waits only those that neither began before the mount nor outlast it hold the carrier. */
    private void mounted(long from, long to) {
        long at = from;
        for (int i = skipTo(from); i < waits.size() && waits.get(i).start() < to; i++) {
            Span wait = waits.get(i).what();
            if (wait != null && wait.holds() && wait.start() >= from && wait.end() <= to) {
                add(at, waits.get(i).start(), null);
                at = Math.min(to, waits.get(i).end());
                add(Math.max(from, waits.get(i).start()), at, wait);
            }
        }
        add(at, to, null);
    }

    private void unmounted(long from, long to, End why) {
        if (from >= to) {
            return;
        }
        boolean waited = why != End.ENDED && why != End.GIVES_WAY;
        long letGoOn = waited ? Math.min(to, readyAfter(from, to)) : from;
        Span wait = waiting(from, letGoOn, why);
        add(from, wait.end(), wait);
        add(wait.end(), to, new Span(wait.end(), to, State.READY, null, FOR_A_CARRIER, Trust.TOLD, false));
    }

    private long readyAfter(long from, long to) {
        List<Seen> ready = mounts.ready(virtual);
        while (nextReady < ready.size() && ready.get(nextReady).start() < from) {
            nextReady++;
        }
        return nextReady < ready.size() && ready.get(nextReady).start() <= to
                ? ready.get(nextReady).start()
                : to;
    }

    /** The wait that takes most of this time, to its own end if that comes first: a sleep may be over before it is told. */
    private Span waiting(long from, long to, End why) {
        @Nullable Span longest = null;
        long most = 0;
        for (int i = skipTo(from); i < waits.size() && waits.get(i).start() < to; i++) {
            Span wait = waits.get(i).what();
            long inside = Math.min(to, waits.get(i).end())
                    - Math.max(from, waits.get(i).start());
            if (wait != null && inside > most) {
                most = inside;
                longest = wait;
            }
        }
        Stack park = why == End.PARKS ? parkAt(from) : Stack.EMPTY; // else it tells of an earlier wait
        @Nullable Place parked = park.place();
        if (longest == null) {
            String lock = park.lock();
            String detail = lock.isEmpty() ? why.then : State.BLOCKED.label() + ": " + lock;
            return new Span(from, to, State.AWAITING, parked, detail, Trust.TOLD, false);
        }
        return new Span(
                from,
                Math.clamp(longest.end(), from, to),
                State.AWAITING,
                longest.place() == null ? parked : longest.place(),
                longest.holds() ? describedOf(longest) : longest.detail(),
                Trust.TOLD,
                false);
    }

    private static String describedOf(Span wait) {
        return wait.detail().isEmpty() ? wait.state().label() : wait.state().label() + ": " + wait.detail();
    }

    private Stack parkAt(long moment) {
        List<Seen> parks = mounts.parks(virtual);
        while (nextPark + 1 < parks.size() && parks.get(nextPark + 1).start() <= moment) {
            nextPark++;
        }
        return nextPark < parks.size() && parks.get(nextPark).start() <= moment
                ? stacks.of(parks.get(nextPark))
                : Stack.EMPTY;
    }

    /** The first wait that is not over by then; moments only grow. */
    private int skipTo(long moment) {
        while (nextWait < waits.size() && waits.get(nextWait).end() <= moment) {
            nextWait++;
        }
        return nextWait;
    }

    private void add(long from, long to, @Nullable Span what) {
        if (from < to) {
            pieces.add(new Piece<>(from, to, what));
        }
    }
}
