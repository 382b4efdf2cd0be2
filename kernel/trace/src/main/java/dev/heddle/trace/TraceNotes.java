package dev.heddle.trace;

import dev.heddle.trace.model.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What only the JVM that traced could know, as {@link SavedNotes} tells it.
 *
 * @param traceId which trace of the recording it is about, 0 for all of it
 * @param title what was traced
 * @param cores processors that the JVM could use
 * @param wall how long the trace took, in nanoseconds
 * @param lost events lost
 * @param eventCost what events cost
 * @param places the lines of bytecode that are lines of the user's code; all others are not
 * @param independent pairs of awaits that need not have come one after the other
 * @param ignored ids of threads that are not part of it
 * @param otherTraced ids of threads that other traces were about
 */
record TraceNotes(
        long traceId,
        String title,
        int cores,
        long wall,
        long lost,
        EventCost eventCost,
        Map<Line, Place> places,
        Set<AwaitPair> independent,
        Set<Long> ignored,
        Set<Long> otherTraced) {
    /** A line of bytecode, by the method that the source shows. */
    record Line(String className, String methodName, int line) {}

    static TraceNotes of(
            EventLog log, Circumstances circumstances, Map<Frame, Place> placed, Set<AwaitPair> independent) {
        Map<Line, Place> places = new HashMap<>();
        placed.forEach(
                (frame, place) -> places.put(new Line(frame.className(), frame.sourceMethod(), frame.line()), place));
        Set<Long> ignored = new HashSet<>();
        log.threads().forEach((id, who) -> {
            if (circumstances.ignored().test(who)) {
                ignored.add(id);
            }
        });
        return new TraceNotes(
                log.isForeign() ? 0 : log.traced().number("traceId"),
                circumstances.title(),
                circumstances.cores(),
                log.wall(),
                log.lost(),
                circumstances.eventCost(),
                places,
                independent,
                ignored,
                circumstances.otherTraced());
    }

    /** The notes about one trace, null where its recording was not saved by {@link ThreadTrace#save}. */
    static @Nullable TraceNotes about(long traceId, List<Seen> notes) {
        List<Seen> own = notes.stream()
                .filter(note -> EventShape.isOwn(note.type()) && note.number("traceId") == traceId)
                .toList();
        @Nullable Seen saved = null;
        Map<Line, Place> places = new HashMap<>();
        Set<AwaitPair> independent = new HashSet<>();
        Set<Long> ignored = new HashSet<>();
        Set<Long> otherTraced = new HashSet<>();
        for (Seen note : own) {
            switch (note.type()) {
                case SavedNotes.SAVED -> saved = note;
                case SavedNotes.PLACE ->
                    places.put(
                            new Line(note.text("type"), note.text("method"), (int) note.number("line")),
                            new Place(note.text("source"), (int) note.number("sourceLine"), note.text("sourceMethod")));
                case SavedNotes.INDEPENDENT ->
                    independent.add(
                            new AwaitPair(note.text("type"), note.text("method"), (int) note.number("firstLine"), (int)
                                    note.number("secondLine")));
                case SavedNotes.LEFT_OUT ->
                    (note.flag("otherTrace") ? otherTraced : ignored).add(note.number("threadId"));
                default -> {}
            }
        }
        return saved == null
                ? null
                : new TraceNotes(
                        traceId,
                        saved.text("title"),
                        (int) saved.number("cores"),
                        saved.number("wall"),
                        saved.number("lost"),
                        new EventCost(
                                Duration.ofNanos(saved.number("eventCost")),
                                Duration.ofNanos(saved.number("stackCost"))),
                        places,
                        independent,
                        ignored,
                        otherTraced);
    }

    Circumstances circumstances() {
        return new Circumstances(
                title,
                (className, method, line) -> places.get(new Line(className, method, line)),
                who -> ignored.contains(who.id()),
                otherTraced,
                cores,
                Independence.known(independent),
                eventCost);
    }

    /** Commits the events that tell all this. */
    void commit() {
        places.forEach(this::commitPlace);
        independent.forEach(this::commitIndependent);
        ignored.forEach(thread -> commitLeftOut(thread, false));
        otherTraced.forEach(thread -> commitLeftOut(thread, true));
        SavedNotes.Saved saved = new SavedNotes.Saved();
        saved.traceId = traceId;
        saved.title = title;
        saved.cores = cores;
        saved.wall = wall;
        saved.lost = lost;
        saved.eventCost = eventCost.bare().toNanos();
        saved.stackCost = eventCost.stack().toNanos();
        saved.commit();
    }

    private void commitPlace(Line line, Place place) {
        SavedNotes.PlaceNote note = new SavedNotes.PlaceNote();
        note.traceId = traceId;
        note.type = line.className;
        note.method = line.methodName;
        note.line = line.line;
        note.source = place.source();
        note.sourceLine = place.line();
        note.sourceMethod = place.method();
        note.commit();
    }

    private void commitIndependent(AwaitPair pair) {
        SavedNotes.Independent note = new SavedNotes.Independent();
        note.traceId = traceId;
        note.type = pair.className();
        note.method = pair.methodName();
        note.firstLine = pair.firstLine();
        note.secondLine = pair.secondLine();
        note.commit();
    }

    private void commitLeftOut(long thread, boolean otherTrace) {
        SavedNotes.LeftOut note = new SavedNotes.LeftOut();
        note.traceId = traceId;
        note.threadId = thread;
        note.otherTrace = otherTrace;
        note.commit();
    }
}
