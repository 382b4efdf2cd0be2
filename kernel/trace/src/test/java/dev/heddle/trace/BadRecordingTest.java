package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is no recording, or no whole one, is answered with what it is and what to do. */
@Timeout(180)
class BadRecordingTest {
    @TempDir
    Path directory;

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("bad.jfr"), content);
    }

    private byte[] whole() throws IOException {
        Path file = directory.resolve("whole.jfr");
        ThreadTrace.of("whole", () -> SavedTraceTest.pause(1)).save(file);
        return Files.readAllBytes(file);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertReading(Path file) {
        return assertThatThrownBy(() -> ThreadTrace.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read " + file);
    }

    @Test
    void missing_empty_and_directories() throws IOException {
        assertReading(directory.resolve("none.jfr")).hasMessageContaining("no such file");
        assertReading(directory).hasMessageContaining("directory");
        assertReading(file(new byte[0])).hasMessageContaining("empty");
    }

    @Test
    void other_kinds_of_files() throws IOException {
        assertReading(file("{\"cells\": []}".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("not a recording");
        assertReading(file(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0})).hasMessageContaining("unpack");
        assertReading(file(new byte[1_000])).hasMessageContaining("not a recording");
    }

    @Test
    void cut_off_at_any_place() throws IOException {
        byte[] whole = whole();
        for (int parts = 1; parts < 10; parts++) {
            assertReading(file(Arrays.copyOf(whole, whole.length * parts / 10))).hasMessageContaining("copy it again");
        }
        assertReading(file(Arrays.copyOf(whole, 30))).hasMessageContaining("cut off");
        assertReading(file(Arrays.copyOf(whole, whole.length + 7))).hasMessageContaining("cut off");
    }

    @Test
    void one_that_its_jvm_did_not_finish() throws IOException {
        byte[] whole = whole();
        whole[64] = 1;

        assertReading(file(whole)).hasMessageContaining("jcmd PID JFR.dump");
    }

    @Test
    void damage_anywhere_is_an_error_or_a_trace_but_never_another_exception() throws IOException {
        byte[] whole = whole();
        Random random = new Random(7);
        int damaged = 0;
        for (int round = 0; round < 60; round++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 20; i++) {
                bytes[68 + random.nextInt(bytes.length - 68)] = (byte) random.nextInt();
            }
            try {
                assertThat(ThreadTrace.read(file(bytes)).wall()).isNotNull();
            } catch (UncheckedIOException refused) {
                damaged++;
                assertThat(refused).hasMessageContaining("copy it again");
            }
        }
        assertThat(damaged).isPositive();
    }

    @Test
    void nothing_is_left_of_what_could_not_be_read() throws IOException {
        assertReading(file(Arrays.copyOf(whole(), 5_000)));

        try (var files = Files.list(Repository.directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name ->
                            name.startsWith("heddle-" + ProcessHandle.current().pid()));
        }
    }
}
