package dev.heddle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM of the same JDK and class path. */
final class ChildJvm {
    private ChildJvm() {}

    /** Runs a main class to its end and gives the numbers that it printed, one line of them, last. */
    static double[] run(List<String> flags, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(Flags.CONTINUATIONS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        System.out.println(String.join(" ", command) + "\n" + output);
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " " + String.join(" ", arguments) + " failed: " + output);
        }
        String last = output.substring(output.lastIndexOf('\n') + 1);
        return List.of(last.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
