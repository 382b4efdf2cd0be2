package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program with a trace of its own in a JVM of its own, where that JVM must be of a certain kind. */
final class ChildJvm {
    private static final long MINUTES = 2;

    private ChildJvm() {}

    /**
     * Runs the main method of a class, which is to exit with 0, and gives what it printed.
     *
     * @param before what to start the JVM with, such as taskset
     */
    static String run(List<String> before, Class<?> main, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Djdk.attach.allowAttachSelf=true",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            child.getOutputStream().close();
            String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES)).as(printed).isTrue();
            assertThat(child.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            child.destroyForcibly();
        }
    }

    /** Whether there is such a command. */
    static boolean has(String command) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            if (Path.of(folder, command).toFile().canExecute()) {
                return true;
            }
        }
        return false;
    }
}
