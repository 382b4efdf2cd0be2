package dev.heddle.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Reads a recording event by event; what a trace is not made of is forgotten at once. */
final class RecordingReader {
    /** Bytes of the smallest event: more events than that in a file are read round in circles. */
    private static final int SMALLEST_EVENT = 2;

    private static final Set<String> SAMPLES = Set.of(
            "heddle.ThreadCpu",
            "heddle.ThreadQuiet",
            UnfinishedSteps.OPEN,
            KnownFacts.BLOCKED_OPEN,
            TraceEvents.LOCK_WAIT);
    private static final Set<String> NOTES = Set.of(
            "jdk.DataLoss",
            "jdk.CPUInformation",
            "jdk.ContainerConfiguration",
            TraceEvents.WORK_AFTER,
            TraceEvents.LOOK,
            SavedNotes.SAVED,
            SavedNotes.PLACE,
            SavedNotes.INDEPENDENT,
            SavedNotes.LEFT_OUT);

    private final List<ChunkHeader> chunks;
    private final TickClock clock;
    private final IdentityHashMap<EventType, EventDecoder> decoders = new IdentityHashMap<>();
    private final RecordedNames names = new RecordedNames();
    private final List<Seen> traced = new ArrayList<>();
    private final List<Seen> notes = new ArrayList<>();
    private final BoundedEvents events;
    private final BoundedEvents samples;
    private final Demand demand;
    private final Set<Long> enabled = new HashSet<>();
    private final Set<String> enabledTypes = new HashSet<>();
    private long sampleType;
    private long read;

    private RecordingReader(List<ChunkHeader> chunks, int limit, Demand demand) {
        this.demand = demand;
        this.chunks = chunks;
        clock = TickClock.of(chunks.getFirst());
        events = new BoundedEvents(limit);
        samples = new BoundedEvents(limit);
    }

    /**
     * Reads a whole recording.
     *
     * @throws IOException when it is none, or damaged; the message says which and what to do
     */
    static Recorded read(Path file, int limit) throws IOException {
        return read(file, limit, new Demand());
    }

    /** The same, as long as there is a demand for it. */
    static Recorded read(Path file, int limit, Demand demand) throws IOException {
        long bytes = Files.size(file);
        RecordingReader reader = new RecordingReader(ChunkHeader.readAll(file), limit, demand);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                reader.accept(recording.readEvent());
                if (reader.read > bytes / SMALLEST_EVENT) {
                    throw new IOException("its events never end");
                }
            }
            if (!reader.enabled.isEmpty()) { // a recording made for a trace says nothing of it, and to ask takes long
                reader.nameEnabled(recording.readEventTypes());
            }
        } catch (CancellationException nobodyWaits) {
            throw nobodyWaits;
        } catch (IOException | RuntimeException | InternalError damage) {
            throw new IOException(
                    "it is damaged after event " + reader.read + " (" + damage.getMessage() + "); copy it again",
                    damage);
        }
        return reader.recorded(bytes);
    }

    private void accept(RecordedEvent event) {
        demand.check();
        read++;
        EventDecoder decoder = decoders.computeIfAbsent(event.getEventType(), EventDecoder::new);
        if (!decoder.isKept()) {
            decoder.thread(event, names);
            return;
        }
        Seen seen = decoder.decode(event, clock, names);
        if (seen.is("heddle.Traced")) {
            traced.add(seen);
        } else if (NOTES.contains(seen.type())) {
            notes.add(seen);
        } else if (seen.is("jdk.ActiveSetting")) {
            switch (seen.text("name")) {
                case "period" -> notes.add(seen);
                case "enabled" -> {
                    if (seen.text("value").equals("true")) {
                        enabled.add(seen.number("id"));
                    }
                }
                default -> {}
            }
        } else if (seen.thread() > 0) {
            if (seen.is("jdk.ExecutionSample")) {
                sampleType = event.getEventType().getId();
            }
            (SAMPLES.contains(seen.type()) ? samples : events).add(seen);
        }
    }

    private void nameEnabled(List<EventType> types) {
        for (EventType type : types) {
            if (enabled.contains(type.getId())) {
                enabledTypes.add(type.getName());
            }
        }
    }

    private Recorded recorded(long bytes) {
        Comparator<Seen> byTime = Comparator.comparingLong(Seen::start);
        traced.sort(Comparator.comparingLong(Seen::end));
        notes.sort(byTime);
        events.kept().sort(byTime);
        samples.kept().sort(byTime);
        return new Recorded(
                chunks,
                bytes,
                traced,
                events.kept(),
                samples.kept(),
                notes,
                names.threads(),
                enabledTypes,
                sampleType,
                read,
                events.leftOut() + samples.leftOut());
    }
}
