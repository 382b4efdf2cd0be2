package dev.heddle.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where and when virtual threads were mounted, as the agent's hooks tell (docs/events.md). */
final class Mounts {
    private final Map<Long, List<Mount>> ofVirtual = new HashMap<>();
    private final Map<Long, List<Mount>> onCarrier = new HashMap<>();
    private final Map<Long, List<Seen>> ready = new HashMap<>();
    private final Map<Long, Seen> started = new HashMap<>();
    private final Map<Long, List<Seen>> parks = new HashMap<>();

    /**
     * One stretch on a carrier.
     *
     * @param start nanoseconds since the trace began, negative when before
     * @param end nanoseconds since the trace began
     * @param virtual id of the virtual thread
     * @param carrier id of the platform thread
     * @param why what ended it
     */
    record Mount(long start, long end, long virtual, long carrier, End why) {
        static final Comparator<Mount> BY_START = Comparator.comparingLong(Mount::start);
    }

    /** What ended a mount, in the order of the event's numbers. */
    enum End {
        ENDED(""),
        PARKS("parked"),
        GIVES_WAY("gave way"),
        ENTERS("blocked on a lock"),
        WAITS("waiting");

        /** What the thread does then, in words. */
        final String then;

        End(String then) {
            this.then = then;
        }

        static End of(long number) {
            return number > 0 && number < values().length ? values()[(int) number] : ENDED;
        }
    }

    Mounts(List<Seen> events) {
        for (Seen seen : events) {
            switch (seen.type()) {
                case "heddle.VirtualThreadMounted" -> add(seen);
                case "heddle.VirtualThreadReady" ->
                    of(ready, seen.number("virtualThread")).add(seen);
                case "heddle.VirtualThreadParks" -> of(parks, seen.thread()).add(seen);
                case "heddle.VirtualThreadStarted" -> started.put(seen.number("virtualThread"), seen);
                default -> {}
            }
        }
        ofVirtual.values().forEach(mounts -> mounts.sort(Mount.BY_START));
        onCarrier.values().forEach(mounts -> mounts.sort(Mount.BY_START));
    }

    private void add(Seen seen) {
        var mount = new Mount(
                seen.start(), seen.end(), seen.number("virtualThread"), seen.thread(), End.of(seen.number("end")));
        of(ofVirtual, mount.virtual()).add(mount);
        of(onCarrier, mount.carrier()).add(mount);
    }

    private static <T> List<T> of(Map<Long, List<T>> lists, long id) {
        return lists.computeIfAbsent(id, unknown -> new ArrayList<>());
    }

    /** Whether anything tells of mounts; without the agent nothing does. */
    boolean areKnown() {
        return !ofVirtual.isEmpty() || !started.isEmpty();
    }

    /** Those of a virtual thread, in order of time. */
    List<Mount> of(long virtual) {
        return ofVirtual.getOrDefault(virtual, List.of());
    }

    /** Those on a carrier, in order of time. */
    List<Mount> on(long carrier) {
        return onCarrier.getOrDefault(carrier, List.of());
    }

    /** When a virtual thread was let go on, and by whom, in order of time. */
    List<Seen> ready(long virtual) {
        return ready.getOrDefault(virtual, List.of());
    }

    /** Where a virtual thread parked, in order of time. */
    List<Seen> parks(long virtual) {
        return parks.getOrDefault(virtual, List.of());
    }

    /** By whom each virtual thread was started, by its id. */
    Map<Long, Seen> started() {
        return started;
    }
}
