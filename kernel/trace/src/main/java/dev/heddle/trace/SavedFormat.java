package dev.heddle.trace;

import dev.heddle.trace.export.JsonExport;
import dev.heddle.trace.export.PerfettoExport;
import dev.heddle.trace.view.html.HtmlView;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which form a trace is saved, by the ending of the file's name. */
enum SavedFormat {
    /** The recording behind the trace. */
    RECORDING(".jfr") {
        @Override
        void write(ThreadTrace trace, OutputStream out, Path file) throws IOException {
            KeptRecordings.Kept kept = KeptRecordings.of(trace);
            if (kept.file() == null) {
                throw new IllegalStateException("cannot save " + trace.title() + ": " + kept.whyNot());
            }
            kept.copyTo(out);
            if (kept.notes() != null) {
                out.write(NotesChunk.of(kept.notes(), ChunkHeader.readAll(file).getFirst()));
            }
        }
    },

    PERFETTO(".pftrace") {
        @Override
        void write(ThreadTrace trace, OutputStream out, Path file) throws IOException {
            OutputStream buffered = new BufferedOutputStream(out);
            PerfettoExport.write(trace, buffered);
            buffered.flush();
        }
    },

    JSON(".json") {
        @Override
        void write(ThreadTrace trace, OutputStream out, Path file) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            JsonExport.write(trace, writer);
            writer.flush();
        }
    },

    /** The picture, as a page of its own. */
    PAGE(".html") {
        @Override
        void write(ThreadTrace trace, OutputStream out, Path file) throws IOException {
            out.write(HtmlView.page(trace).getBytes(StandardCharsets.UTF_8));
        }
    };

    private final String ending;

    SavedFormat(String ending) {
        this.ending = ending;
    }

    /**
     * The form of a file of this name.
     *
     * @throws IllegalArgumentException when its ending says none; says which there are
     */
    static SavedFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot tell from the name " + file
                        + " in which form to save; let it end in one of "
                        + Arrays.stream(values()).map(format -> format.ending).collect(Collectors.joining(", "))));
    }

    /**
     * Writes a trace.
     *
     * @param out where to, into {@code file}; stays open
     * @throws IllegalStateException when the trace does not hold what the form takes
     */
    abstract void write(ThreadTrace trace, OutputStream out, Path file) throws IOException;
}
