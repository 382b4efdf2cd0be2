package dev.heddle.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Traces as files: recordings of JDK Flight Recorder, which JDK Mission Control opens too. */
final class TraceFiles {
    private TraceFiles() {}

    static ThreadTrace read(Path file, @Nullable String title, TraceOptions options) {
        try {
            checkReadable(file);
            @Nullable Path copy = null;
            try {
                copy = Repository.createFile();
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                return read(file, copy, title, options);
            } finally {
                if (copy != null) {
                    Files.deleteIfExists(copy);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static void checkReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(),
                    null,
                    "there is no such file in " + Path.of("").toAbsolutePath());
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory; name the .jfr file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is not a file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("its permissions do not let you; change them or copy it as its owner");
        }
    }

    private static ThreadTrace read(Path file, Path copy, @Nullable String title, TraceOptions options)
            throws IOException {
        Recorded recorded = RecordingReader.read(copy, options.limits().events());
        @Nullable Seen traced = traced(file, recorded, title);
        @Nullable TraceNotes notes = traced == null ? null : TraceNotes.about(traced.number("traceId"), recorded.notes());
        EventLog log = traced == null ? EventLog.ofAll(recorded) : EventLog.of(recorded, traced);
        TraceBuilder builder = new TraceBuilder(
                notes == null ? log : log.losing(notes.lost()).until(notes.wall() > 0 ? notes.wall() : log.wall()),
                notes == null ? circumstances(file, recorded, traced, options) : notes.circumstances());
        ThreadTrace trace = builder.build();
        boolean complete = notes != null || traced == null;
        KeptRecordings.keep(
                trace, copy, complete ? null : builder.notes(), options.limits().keptBytes());
        return trace;
    }

    /** The one of this title; without a title the one that was saved, else the last to end, which is the outermost. */
    private static @Nullable Seen traced(Path file, Recorded recorded, @Nullable String title) {
        List<Seen> all = recorded.traced();
        if (title != null) {
            return all.stream()
                    .filter(seen -> seen.text("title").equals(title))
                    .reduce((one, later) -> later)
                    .orElseThrow(() -> new NoSuchElementException("no trace \"" + title + "\" in " + file + "; there "
                            + (all.isEmpty() ? "is none: read it without a title" : "are " + titles(all))));
        }
        List<Long> saved = recorded.notes().stream()
                .filter(note -> note.is(SavedNotes.SAVED))
                .map(note -> note.number("traceId"))
                .toList();
        for (long id : saved.reversed()) {
            for (Seen seen : all) {
                if (seen.number("traceId") == id) {
                    return seen;
                }
            }
        }
        return all.isEmpty() ? null : all.getLast();
    }

    private static String titles(List<Seen> traced) {
        Set<String> titles = traced.stream()
                .map(seen -> "\"" + seen.text("title") + "\"")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return titles.stream().limit(30).collect(Collectors.joining(", ")) + (titles.size() > 30 ? ", …" : "");
    }

    private static Circumstances circumstances(
            Path file, Recorded recorded, @Nullable Seen traced, TraceOptions options) {
        Set<Long> others = recorded.traced().stream()
                .filter(other -> traced != null
                        && other.start() < traced.end()
                        && other.end() > traced.start()
                        && other.thread() != traced.thread())
                .map(Seen::thread)
                .collect(Collectors.toSet());
        return new Circumstances(
                traced == null ? String.valueOf(file.getFileName()) : traced.text("title"),
                options.places(),
                who -> options.ignored().matches(who.name(), who.group()),
                others,
                recorded.cores(),
                Independence.known(Set.of()),
                EventCost.NONE);
    }
}
