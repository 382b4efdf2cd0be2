package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, or none at all: the program lives, and its user reads what to do. */
@Timeout(120)
class FullDiskTest {
    @TempDir
    Path directory;

    @Test
    void a_disk_that_fills_while_recording_ends_the_recording_and_not_the_program() throws Exception {
        assertThat(onDisk("96m", "recording", List.of()))
                .contains("no trace of In[4]: the disk of")
                .contains("free space there")
                .contains("trace of next", "files left: 0", "recordings: 0");
    }

    @Test
    void a_disk_that_is_full_when_a_trace_is_saved_keeps_what_was_there() throws Exception {
        assertThat(onDisk("96m", "saving", List.of()))
                .contains("cannot save In[4] to")
                .contains("still what was there")
                .contains("trace of next", "files left: 0", "recordings: 0");
    }

    @Test
    void a_disk_too_small_for_a_recording_is_left_alone() throws Exception {
        assertThat(onDisk("2m", "nothing", List.of()))
                .contains("cannot record: ", "bytes left and a recording needs", "files left: 0", "recordings: 0");
    }

    @Test
    void a_full_temporary_directory_matters_not_where_the_recorder_has_another() throws Exception {
        Path repository = Files.createDirectory(directory.resolve("repository"));
        assertThat(onDisk("96m", "copying", List.of("-XX:FlightRecorderOptions:repository=" + repository)))
                .contains("trace of In[4]", "trace of next", "files left: 0", "recordings: 0");
    }

    @Test
    void a_temporary_directory_that_is_a_file_is_named() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(finished(new ProcessBuilder(program("nothing", file, directory, List.of()))))
                .contains("cannot record: ", file.toString(), "-Djava.io.tmpdir=");
    }

    @Test
    void a_temporary_directory_that_is_missing_is_made_by_the_recorder() throws Exception {
        Path missing = directory.resolve("missing");

        assertThat(finished(new ProcessBuilder(program("nothing", missing, directory, List.of()))))
                .contains("trace of next", "recordings: 0");
        assertThat(missing).isEmptyDirectory();
    }

    @Test
    void a_temporary_directory_that_may_not_be_written_to_is_named() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "root may write everywhere");

        assertThat(finished(new ProcessBuilder(program("nothing", closed, directory, List.of()))))
                .contains("cannot record: ", closed.toString(), "can be written to", "-Djava.io.tmpdir=");
    }

    /** Runs it with a small file system of its own for temporary files, in a mount namespace that goes with it. */
    private String onDisk(String size, String what, List<String> options) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        List<String> unshare = new ArrayList<>(List.of("unshare", "-m"));
        if (!Files.isWritable(Path.of("/proc/1/oom_score_adj"))) {
            unshare.add("-r"); // not root: a user namespace in which we are
        }
        unshare.addAll(
                List.of("sh", "-c", "mount -t tmpfs -o size=" + size + " none \"$1\" || exit 77; shift; exec \"$@\""));
        List<String> mounted = new ArrayList<>(unshare);
        mounted.addAll(List.of("sh", disk.toString(), "true"));
        assumeTrue(canRun(mounted), "no small file system can be mounted here");
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", disk.toString()));
        command.addAll(program(what, disk, disk, options));
        return finished(new ProcessBuilder(command));
    }

    private static List<String> program(String what, Path temporary, Path disk, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(FullDiskProgram.class.getName(), what, disk.toString()));
        return command;
    }

    private static boolean canRun(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static String finished(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
