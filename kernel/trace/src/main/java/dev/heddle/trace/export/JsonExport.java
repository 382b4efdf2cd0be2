package dev.heddle.trace.export;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Evidence;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trace as JSON: all of the model, in the words of the views, durations as integers of nanoseconds.
 *
 * <p>docs/trace.schema.json describes it exactly, docs/exports.md with examples.
 */
public final class JsonExport {
    /** Changes when a reader of the format must. */
    private static final int VERSION = 1;

    private final JsonWriter json;

    private JsonExport(Appendable out) {
        json = new JsonWriter(out);
    }

    /**
     * Writes the trace; any thread may call it. Nothing is gathered on the way; what is written to is neither flushed nor
     * closed. As a file it is UTF-8.
     *
     * @throws IOException when {@code out} does; what it then holds is no whole document
     */
    public static void write(ThreadTrace trace, Appendable out) throws IOException {
        new JsonExport(out).write(trace);
        out.append('\n');
    }

    private void write(ThreadTrace trace) throws IOException {
        json.beginObject();
        json.name("format").value("heddle-trace");
        json.name("version").value(VERSION);
        json.name("title").value(trace.title());
        json.name("cores").value(trace.cores());
        json.name("totals").beginObject();
        for (Map.Entry<String, Long> figure : TotalsNames.of(trace.totals()).entrySet()) {
            json.name(figure.getKey()).value(figure.getValue());
        }
        json.endObject();
        json.name("threads").beginArray();
        for (ThreadLane lane : trace.threads()) {
            write(lane);
        }
        json.endArray();
        json.name("tasks").beginArray();
        for (TaskRow task : trace.tasks()) {
            write(task);
        }
        json.endArray();
        json.name("handOffs").beginArray();
        for (HandOff handOff : trace.handOffs()) {
            write(handOff);
        }
        json.endArray();
        json.name("findings").beginArray();
        for (Finding finding : trace.findings()) {
            write(finding);
        }
        json.endArray().endObject();
    }

    private void write(Finding finding) throws IOException {
        json.beginObject();
        json.name("id").value(finding.id());
        json.name("title").value(finding.title());
        json.name("severity").value(finding.diagnosis().severity().label());
        json.name("what").value(finding.what());
        write(finding.place());
        json.name("costNanos").value(finding.cost().toNanos());
        json.name("certain").value(finding.certain());
        json.name("evidence").beginArray();
        for (Evidence evidence : finding.evidence()) {
            json.beginObject();
            json.name("thread").value(evidence.thread());
            json.name("task").value(evidence.task());
            json.name("startNanos").value(evidence.slice().startNanos());
            json.name("endNanos").value(evidence.slice().endNanos());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void write(ThreadLane lane) throws IOException {
        json.beginObject();
        json.name("id").value(lane.id());
        json.name("name").value(lane.name());
        json.name("kind").value(lane.kind().label());
        json.name("pool").value(lane.pool());
        json.name("startedInTrace").value(lane.startedInTrace());
        json.name("beginNanos").value(lane.begin().toNanos());
        json.name("endNanos").value(lane.end().toNanos());
        json.name("cpuNanos").value(lane.cpu().toNanos());
        write(lane.slices());
        json.endObject();
    }

    private void write(TaskRow task) throws IOException {
        json.beginObject();
        json.name("id").value(task.id());
        json.name("parent").value(task.parent());
        json.name("name").value(task.name());
        json.name("kind").value(task.kind().label());
        json.name("outcome").value(Words.of(task.outcome()));
        write(task.slices());
        json.endObject();
    }

    private void write(List<Slice> slices) throws IOException {
        json.name("slices").beginArray();
        for (Slice slice : slices) {
            json.beginObject();
            json.name("startNanos").value(slice.startNanos());
            json.name("endNanos").value(slice.endNanos());
            json.name("state").value(slice.state().label());
            json.name("hold").value(Words.of(slice.state().hold()));
            write(slice.place());
            json.name("detail").value(slice.detail());
            json.name("thread").value(slice.thread());
            json.name("task").value(slice.task());
            json.endObject();
        }
        json.endArray();
    }

    private void write(@Nullable Place place) throws IOException {
        json.name("place");
        if (place == null) {
            json.nothing();
            return;
        }
        json.beginObject();
        json.name("source").value(place.source());
        json.name("line").value(place.line());
        json.name("method").value(place.method());
        json.endObject();
    }

    private void write(HandOff handOff) throws IOException {
        json.beginObject();
        json.name("fromNanos").value(handOff.from().toNanos());
        json.name("fromThread").value(handOff.fromThread());
        json.name("toNanos").value(handOff.to().toNanos());
        json.name("toThread").value(handOff.toThread());
        json.name("task").value(handOff.task());
        json.name("what").value(handOff.what());
        json.endObject();
    }
}
