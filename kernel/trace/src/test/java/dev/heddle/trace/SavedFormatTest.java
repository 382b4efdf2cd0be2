package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.export.PerfettoExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ending of a file's name chooses what a trace is written as. */
@Timeout(60)
class SavedFormatTest {
    private static final ThreadTrace TRACE = ThreadTrace.of("<b>&\u202e", () -> Thread.onSpinWait());

    @TempDir
    Path directory;

    private Path saved(String name) {
        Path file = directory.resolve(name);
        TRACE.save(file);
        return file;
    }

    @Test
    void each_ending_has_its_format() throws IOException {
        assertThat(ThreadTrace.read(saved("trace.jfr"))).isEqualTo(TRACE);
        assertThat(saved("trace.json"))
                .content()
                .startsWith("{")
                .contains("\"heddle-trace\"")
                .endsWith("}\n");
        assertThat(saved("TRACE.HTML"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("<title>&lt;b&gt;&amp;", "<svg")
                .doesNotContain("<b>&", "\u202e");
        Path perfetto = directory.resolve("expected");
        try (var out = Files.newOutputStream(perfetto)) {
            PerfettoExport.write(TRACE, out);
        }
        assertThat(saved("trace.pftrace")).hasSameBinaryContentAs(perfetto);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace", "trace.txt", "json", "trace.json.gz", "trace."})
    void any_other_ending_is_refused_and_the_known_ones_are_named(String name) {
        assertThatThrownBy(() -> saved(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(".jfr, .pftrace, .json, .html");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace.jfr", "trace.html", "trace.json", "trace.pftrace"})
    void a_file_is_replaced_also_by_an_interrupted_thread_and_nothing_else_is_left(String name) throws IOException {
        Path old = Files.writeString(directory.resolve(name), "old");
        Thread.currentThread().interrupt();
        try {
            saved(name);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(Files.size(old)).isGreaterThan(100);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(old);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace.jfr", "trace.html", "trace.json", "trace.pftrace"})
    void where_nothing_can_be_written_the_error_says_why(String name) throws IOException {
        assertThatThrownBy(() -> saved("missing/" + name))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("make it first");
        Files.createDirectory(directory.resolve(name));
        assertThatThrownBy(() -> saved(name))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it is a directory");
    }
}
