package dev.heddle.trace.view.html;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.text.TimeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Renders every sample to {@code target/pictures}, to be looked at in a browser. */
public final class Pictures {
    private Pictures() {}

    static Map<String, Supplier<ThreadTrace>> samples() {
        Map<String, Supplier<ThreadTrace>> samples = new TreeMap<>();
        samples.put("ordinary", Samples::ordinary);
        samples.put("empty", Samples::empty);
        samples.put("one-thread", Samples::oneThread);
        samples.put("200-threads", Samples::twoHundredThreads);
        samples.put("hostile-names", Samples::hostileNames);
        samples.put("long-names", Samples::longNames);
        samples.put("3-us", () -> Samples.lasting(Duration.ofNanos(3_000)));
        samples.put("3-h", () -> Samples.lasting(Duration.ofHours(3)));
        samples.put("crowded", () -> Samples.crowded(10, 100_000));
        samples.put("virtual-threads", () -> VirtualSamples.many(100_000));
        samples.put("mounts", VirtualSamples::six);
        samples.put("64-cores", Samples::manyCores);
        samples.put("kinds", Samples::kinds);
        samples.put("worst", Samples::worst);
        return samples;
    }

    /** Into the folder of the first argument; with names after it only those samples. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/pictures"));
        List<String> asked = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        for (Map.Entry<String, Supplier<ThreadTrace>> sample : samples().entrySet()) {
            if (asked.isEmpty() || asked.contains(sample.getKey())) {
                write(folder, sample.getKey(), sample.getValue().get());
            }
        }
    }

    private static void write(Path folder, String name, ThreadTrace trace) throws IOException {
        long start = System.nanoTime();
        String html = HtmlView.of(trace);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Files.writeString(
                folder.resolve(name + ".html"),
                "<!doctype html><meta charset=\"utf-8\"><title>" + name + "</title>\n" + html);
        System.out.printf(
                "%-16s %,8d bytes in %s%n", name, html.getBytes(StandardCharsets.UTF_8).length, TimeText.of(took));
    }
}
