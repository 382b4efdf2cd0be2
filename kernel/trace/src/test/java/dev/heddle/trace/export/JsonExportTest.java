package dev.heddle.trace.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.HandOff;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.TaskRow;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.view.html.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonExportTest {
    private static JsonObject schema() throws IOException {
        return parse(Files.readString(Path.of("../../docs/trace.schema.json"))).getAsJsonObject();
    }

    private static String written(ThreadTrace trace) throws IOException {
        StringBuilder out = new StringBuilder();
        JsonExport.write(trace, out);
        return out.toString();
    }

    static JsonElement parse(String json) {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader);
    }

    @Test
    void holds_all_of_the_model() throws Exception {
        for (ThreadTrace trace : List.of(Samples.ordinary(), Samples.twoHundredThreads(), Samples.hostileNames())) {
            JsonObject root = parse(written(trace)).getAsJsonObject();

            assertThat(root.get("title").getAsString()).isEqualTo(trace.title());
            assertThat(root.get("cores").getAsInt()).isEqualTo(trace.cores());
            assertThat(root.getAsJsonObject("totals").get("wallNanos").getAsLong())
                    .isEqualTo(trace.wall().toNanos());
            assertThat(root.getAsJsonObject("totals").get("heldWaitingNanos").getAsLong())
                    .isEqualTo(trace.heldWaiting().toNanos());
            assertThat(each(root, "threads", JsonExportTest::lane))
                    .isEqualTo(
                            trace.threads().stream().map(JsonExportTest::lane).toList());
            assertThat(each(root, "tasks", JsonExportTest::task))
                    .isEqualTo(trace.tasks().stream().map(JsonExportTest::task).toList());
            assertThat(each(root, "handOffs", JsonExportTest::handOff))
                    .isEqualTo(trace.handOffs().stream()
                            .map(JsonExportTest::handOff)
                            .toList());
        }
    }

    private static List<String> each(JsonObject root, String list, Function<JsonObject, String> told) {
        return root.getAsJsonArray(list).asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(told)
                .toList();
    }

    private static String lane(ThreadLane lane) {
        return List.of(
                        lane.id(),
                        lane.name(),
                        lane.kind().label(),
                        lane.pool(),
                        lane.startedInTrace(),
                        lane.begin().toNanos(),
                        lane.end().toNanos(),
                        lane.cpu().toNanos(),
                        lane.slices().stream().map(JsonExportTest::slice).toList())
                .toString();
    }

    private static String lane(JsonObject lane) {
        return List.of(
                        lane.get("id").getAsLong(),
                        lane.get("name").getAsString(),
                        lane.get("kind").getAsString(),
                        lane.get("pool").getAsString(),
                        lane.get("startedInTrace").getAsBoolean(),
                        lane.get("beginNanos").getAsLong(),
                        lane.get("endNanos").getAsLong(),
                        lane.get("cpuNanos").getAsLong(),
                        each(lane, "slices", JsonExportTest::slice))
                .toString();
    }

    private static String task(TaskRow task) {
        return List.of(
                        task.id(),
                        task.parent(),
                        task.name(),
                        task.kind().label(),
                        task.outcome().name(),
                        task.slices().stream().map(JsonExportTest::slice).toList())
                .toString();
    }

    private static String task(JsonObject task) {
        return List.of(
                        task.get("id").getAsLong(),
                        task.get("parent").getAsLong(),
                        task.get("name").getAsString(),
                        task.get("kind").getAsString(),
                        TaskRow.Outcome.valueOf(
                                        task.get("outcome").getAsString().toUpperCase(java.util.Locale.ROOT))
                                .name(),
                        each(task, "slices", JsonExportTest::slice))
                .toString();
    }

    private static String slice(Slice slice) {
        return List.of(
                        slice.startNanos(),
                        slice.endNanos(),
                        slice.state().label(),
                        slice.state().hold().name(),
                        slice.place() == null
                                ? ""
                                : slice.place() + " " + slice.place().method(),
                        slice.detail(),
                        slice.thread(),
                        slice.task())
                .toString();
    }

    private static String slice(JsonObject slice) {
        JsonElement place = slice.get("place");
        return List.of(
                        slice.get("startNanos").getAsLong(),
                        slice.get("endNanos").getAsLong(),
                        slice.get("state").getAsString(),
                        State.Hold.valueOf(slice.get("hold").getAsString().toUpperCase(java.util.Locale.ROOT))
                                .name(),
                        place.isJsonNull()
                                ? ""
                                : place.getAsJsonObject().get("source").getAsString() + ":"
                                        + place.getAsJsonObject().get("line").getAsInt() + " "
                                        + place.getAsJsonObject().get("method").getAsString(),
                        slice.get("detail").getAsString(),
                        slice.get("thread").getAsLong(),
                        slice.get("task").getAsLong())
                .toString();
    }

    private static String handOff(HandOff h) {
        return List.of(h.from().toNanos(), h.fromThread(), h.to().toNanos(), h.toThread(), h.task(), h.what())
                .toString();
    }

    private static String handOff(JsonObject h) {
        return List.of(
                        h.get("fromNanos").getAsLong(),
                        h.get("fromThread").getAsLong(),
                        h.get("toNanos").getAsLong(),
                        h.get("toThread").getAsLong(),
                        h.get("task").getAsLong(),
                        h.get("what").getAsString())
                .toString();
    }

    @Test
    void the_schema_knows_the_words_of_the_model() throws Exception {
        JsonObject types = schema().getAsJsonObject("$defs");
        JsonObject slice = types.getAsJsonObject("slices").getAsJsonObject("items");

        assertThat(words(slice, "state")).isEqualTo(labels(State.values(), State::label));
        assertThat(words(slice, "hold")).isEqualTo(labels(State.Hold.values(), Words::of));
        assertThat(words(types.getAsJsonObject("thread"), "kind"))
                .isEqualTo(labels(ThreadLane.Kind.values(), ThreadLane.Kind::label));
        assertThat(words(types.getAsJsonObject("task"), "kind"))
                .isEqualTo(labels(TaskRow.Kind.values(), TaskRow.Kind::label));
        assertThat(words(types.getAsJsonObject("task"), "outcome"))
                .isEqualTo(labels(TaskRow.Outcome.values(), Words::of));
    }

    private static List<String> words(JsonObject type, String property) {
        JsonArray words =
                type.getAsJsonObject("properties").getAsJsonObject(property).getAsJsonArray("enum");
        return words.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static <T> List<String> labels(T[] values, Function<T, String> label) {
        return Stream.of(values).map(label).toList();
    }

    @Test
    void is_the_same_after_a_way_through_utf_8_and_harmless_in_a_script() throws Exception {
        String json = written(Samples.hostileNames());

        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(json).doesNotContain("<").doesNotContain("\0");
        assertThat(json.lines()).allSatisfy(line -> assertThat(line).doesNotContain("\u2028"));
    }

    @Test
    void an_empty_trace_has_empty_lists() throws Exception {
        JsonObject root = parse(written(Samples.empty())).getAsJsonObject();

        assertThat(root.getAsJsonArray("threads")).isEmpty();
        assertThat(root.getAsJsonArray("tasks")).isEmpty();
        assertThat(root.getAsJsonArray("handOffs")).isEmpty();
        assertThat(root.get("format").getAsString()).isEqualTo("heddle-trace");
        assertThat(root.get("version").getAsInt()).isEqualTo(1);
    }
}
