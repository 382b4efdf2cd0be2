package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM that is killed while it traces leaves on disk goes when the next one traces; what is in use stays. */
@Timeout(120)
class KilledJvmTest {
    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @Test
    void the_next_jvm_deletes_what_a_killed_one_left_and_nothing_else() throws Exception {
        Path foreign = Files.createDirectory(directory.resolve("2026_01_02_03_04_05_77"));
        Path recording =
                Files.writeString(foreign.resolve("2026_01_02_03_04_05.jfr"), "of a JVM that Heddle is not in");
        Program killed = start();
        Program alive = start();
        Path left = directory.resolve(killed.repository);
        Files.writeString(left.resolve("heddle-1.copy"), "half of a trace");
        killed.process.destroyForcibly().waitFor();
        assertThat(left).isNotEmptyDirectory();

        Program next = start();

        assertThat(left).doesNotExist();
        assertThat(directory.resolve(alive.repository)).isNotEmptyDirectory();
        assertThat(recording).exists();
        assertThat(next.end()).isEqualTo("trace of traced");
        assertThat(alive.end()).isEqualTo("trace of traced");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(foreign);
        }
    }

    @Test
    void many_that_start_at_once_leave_one_another_alone() throws Exception {
        Program killed = start();
        killed.process.destroyForcibly().waitFor();
        List<Process> together = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            together.add(launch());
        }
        for (Process process : together) {
            assertThat(new Program(process).end()).isEqualTo("trace of traced");
        }
        assertThat(directory).isEmptyDirectory();
    }

    private Program start() throws IOException {
        return new Program(launch());
    }

    private Process launch() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    @AfterEach
    void end_all() {
        started.forEach(Process::destroyForcibly);
    }

    /** One that traces by now. */
    private static final class Program {
        private final Process process;
        private final BufferedReader output;
        private final String repository;

        Program(Process process) throws IOException {
            this.process = process;
            output = process.inputReader();
            String first = output.readLine();
            assertThat(first).startsWith("in ");
            repository = first.substring("in ".length());
        }

        String end() throws Exception {
            process.outputWriter().append('\n').flush();
            String last = output.readLine();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return last;
        }
    }
}
