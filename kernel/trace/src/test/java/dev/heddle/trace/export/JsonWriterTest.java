package dev.heddle.trace.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static String quoted(String text) throws Exception {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).value(text);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ /",
                "\0\1\b\t\n\f\r\33\37\177\u0085",
                "\u2028\u2029",
                "\uD83E\uDDF5 thread",
                "\uD800",
                "\uDC00 low first",
                "\uD800\uD800\uDC00",
                "ends high \uDBFF",
                "<!--</script>",
                "مرحبا 线程 \uFFFF"
            })
    void any_text_comes_back(String text) throws Exception {
        assertThat(JsonExportTest.parse(quoted(text)).getAsString()).isEqualTo(text);
    }

    @Test
    void every_character_comes_back() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c).append('.');
        }
        assertThat(JsonExportTest.parse(quoted(all.toString())).getAsString()).isEqualTo(all.toString());
    }

    @Test
    void escapes_what_utf_8_cannot_hold_and_what_would_end_a_script() throws Exception {
        assertThat(quoted("\uD800 \u2028 </script> \uD83E\uDDF5"))
                .isEqualTo("\"\\ud800 \\u2028 \\u003c/script> \uD83E\uDDF5\"");
        assertThat(quoted("a\nb\t\"\\\1")).isEqualTo("\"a\\nb\\t\\\"\\\\\\u0001\"");
    }

    @Test
    void separates_what_must_be_separated() throws Exception {
        StringBuilder out = new StringBuilder();
        JsonWriter json = new JsonWriter(out);
        json.beginObject()
                .name("a")
                .value(1)
                .name("b")
                .beginArray()
                .value(2)
                .value(true)
                .nothing();
        json.beginObject()
                .endObject()
                .beginObject()
                .name("c")
                .value("d")
                .endObject()
                .endArray();
        json.name("e")
                .beginObject()
                .endObject()
                .name("f")
                .beginArray()
                .endArray()
                .endObject();

        assertThat(out.toString().replace("\n", ""))
                .isEqualTo("{\"a\":1,\"b\":[2,true,null,{},{\"c\":\"d\"}],\"e\":{},\"f\":[]}");
    }
}
