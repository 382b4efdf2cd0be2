package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of one trace, in order of time, on the trace's own clock.
 *
 * @param traced the traced code, or the whole recording where it holds none
 * @param wall how long the trace took, in nanoseconds: longer than the code where work of it was waited for
 * @param events all that happened in it
 * @param samples the sampler's events, also those just before and after
 * @param threads who the threads are
 * @param eventTypes names of the events that were recorded, whether there were any or not
 * @param lost events that the recorder dropped or that were too many to keep
 * @param samplePeriod how far apart samples of running threads are, in nanoseconds
 * @param sureFrom from this moment on, in nanoseconds, a thread of which nothing is recorded was running
 */
record EventLog(
        Seen traced,
        long wall,
        List<Seen> events,
        List<Seen> samples,
        Map<Long, ThreadIdentity> threads,
        Set<String> eventTypes,
        long lost,
        long samplePeriod,
        long sureFrom) {
    /** That something is over is recorded a little after those who waited for it went on, and may have ended the trace. */
    private static final long TOLD_WITHIN = 1_000_000;

    private static final EventShape WHOLE = new EventShape("heddle.Recording", List.of(), List.of());

    /** The log of one trace of a recording. */
    static EventLog of(Recorded recorded, Seen traced) {
        long begunBefore = Math.max(0, -traced.start());
        return cut(recorded, traced, end(recorded, traced), lost(recorded, traced, begunBefore), begunBefore);
    }

    /**
     * Where work after the code was waited for, the trace ends at one of the looks at it. What was about to end then and is
     * told to be over belongs to it whole.
     */
    private static long end(Recorded recorded, Seen traced) {
        long look = recorded.end(traced);
        return look == traced.end()
                ? look
                : recorded.events().stream()
                        .filter(seen -> seen.end() >= look && seen.end() <= look + TOLD_WITHIN)
                        .filter(EventLog::isEndOfWork)
                        .mapToLong(seen -> seen.end() + 1)
                        .reduce(look, Math::max);
    }

    private static boolean isEndOfWork(Seen seen) {
        return seen.is("jdk.ThreadEnd") || seen.is("jdk.VirtualThreadEnd") || seen.is("heddle.WorkRan");
    }

    /** The log of all of a recording that nobody made for a trace: its silences say nothing. */
    static EventLog ofAll(Recorded recorded) {
        Seen whole = new Seen(WHOLE, 0, recorded.wall(), 0);
        return cut(recorded, whole, whole.end(), recorded.lost() + recorded.leftOut(), Long.MAX_VALUE);
    }

    /** Where the recorder dropped its oldest chunks, as many events are taken for lost as it holds for the same time. */
    private static long lost(Recorded recorded, Seen traced, long begunBefore) {
        long lost = recorded.lost() + recorded.leftOut();
        if (begunBefore == 0) {
            return lost;
        }
        double share = (double) begunBefore / Math.max(1, traced.end());
        return lost + Math.max(1, Math.round(recorded.read() * share));
    }

    /**
     * A thread says that it was started when it begins to run, which may be after the trace in which that happened; that it
     * ended, a little later than those know who waited for it; and a task that nobody looked at its error, when it is
     * collected.
     */
    private static boolean isToldLate(Seen seen, long end) {
        return switch (seen.type()) {
            case "jdk.ThreadStart", "heddle.TaskUnobserved" -> true;
            case "jdk.ThreadEnd", "jdk.VirtualThreadEnd" -> seen.start() <= end + TOLD_WITHIN;
            default -> false;
        };
    }

    private static EventLog cut(Recorded recorded, Seen traced, long end, long lost, long sureFrom) {
        long zero = traced.start();
        List<Seen> events = new ArrayList<>(recorded.events().size());
        for (Seen seen : recorded.events()) {
            if (seen.end() >= zero && (seen.start() <= end || isToldLate(seen, end))) {
                events.add(seen.since(zero));
            }
        }
        List<Seen> samples =
                recorded.samples().stream().map(seen -> seen.since(zero)).toList();
        return new EventLog(
                traced.since(zero),
                end - zero,
                UnfinishedSteps.addedTo(events, samples, end - zero),
                samples,
                recorded.threads(),
                recorded.eventTypes(),
                lost,
                recorded.samplePeriod(),
                sureFrom);
    }

    /** The same, ending earlier. That a task is over is told a little after its last step, and stays known. */
    EventLog until(long end) {
        List<Seen> before = events.stream()
                .filter(seen -> seen.start() <= end || isToldLate(seen, end) || seen.is("heddle.TaskCompleted"))
                .toList();
        return new EventLog(traced, end, before, samples, threads, eventTypes, lost, samplePeriod, sureFrom);
    }

    /** The same with another number of events lost. */
    EventLog losing(long events) {
        return new EventLog(traced, wall, this.events, samples, threads, eventTypes, events, samplePeriod, sureFrom);
    }

    /** Whether it is a whole recording, made by whomever for whatever. */
    boolean isForeign() {
        return traced.is(WHOLE.type());
    }

    /** Whether the trace went on when it was looked at: what its code leaves behind is not known yet. */
    boolean isLook() {
        return traced.is(TraceEvents.LOOK);
    }

    /** Whether what is told to have ended then was over when the trace ended. */
    boolean isOver(long end) {
        return end <= wall + TOLD_WITHIN;
    }

    /** How long the traced code took, in nanoseconds. */
    long code() {
        return traced.end();
    }

    ThreadIdentity identity(long thread) {
        return threads.getOrDefault(thread, new ThreadIdentity(thread, "", "", false));
    }
}
