package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Events up to a limit.
 *
 * <p>When there are more, the shortest quarter of the waits goes, and shorter ones that come later with them: as if the
 * recording had had a higher threshold. Where few waits are left to go, what comes last is left out.
 */
final class BoundedEvents {
    /** Less gain than one part in this many is not worth another look at all events. */
    private static final int LEAST_GAIN = 16;

    private final int limit;
    private final List<Seen> kept = new ArrayList<>();
    private long shortest = Long.MIN_VALUE;
    private long leftOut;

    /** No wait is left to go, so nothing comes either, and nobody need look again. */
    private boolean full;

    BoundedEvents(int limit) {
        this.limit = limit;
    }

    void add(Seen seen) {
        if (isTooShort(seen)) {
            leftOut++;
            return;
        }
        if (kept.size() >= limit && !full) {
            leaveOutShortWaits();
        }
        if (kept.size() >= limit || isTooShort(seen)) {
            leftOut++;
        } else {
            kept.add(seen);
        }
    }

    private void leaveOutShortWaits() {
        long[] waits = kept.stream()
                .filter(seen -> EventFields.isWait(seen.type()))
                .mapToLong(BoundedEvents::duration)
                .sorted()
                .toArray();
        if (waits.length > limit / LEAST_GAIN) {
            long quarter = waits[waits.length / 4];
            shortest = quarter > waits[0] ? quarter : quarter + 1;
            int before = kept.size();
            kept.removeIf(this::isTooShort);
            leftOut += before - kept.size();
        } else {
            full = true;
        }
    }

    private boolean isTooShort(Seen seen) {
        return duration(seen) < shortest && EventFields.isWait(seen.type());
    }

    private static long duration(Seen seen) {
        return seen.end() - seen.start();
    }

    List<Seen> kept() {
        return kept;
    }

    /** How many there were beyond those kept. */
    long leftOut() {
        return leftOut;
    }
}
