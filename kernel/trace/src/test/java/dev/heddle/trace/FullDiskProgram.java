package dev.heddle.trace;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;

/** Runs in a JVM of its own on a small disk, and says what a user would see. */
final class FullDiskProgram {
    /** Less than what a recording must leave free, more than what it still writes when it ends. */
    private static final long NEARLY_FULL = 12 << 20;

    private static final int BLOCK = 1 << 12;

    private FullDiskProgram() {}

    @SuppressWarnings("SystemOut") // what the test reads
    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[1]);
        Path filler = disk.resolve("filler");
        switch (arguments[0]) {
            case "recording" -> say(() -> ThreadTrace.of("In[4]", () -> fillWhileRecording(disk, filler)));
            case "copying" -> say(() -> ThreadTrace.of("In[4]", () -> fill(filler, () -> true)));
            case "saving" -> saveOnFullDisk(disk, filler);
            default -> {}
        }
        Files.deleteIfExists(filler);
        say(() -> ThreadTrace.of("next", () -> SavedTraceTest.pause(1)));
        try (Stream<Path> left = Files.list(disk)) {
            long parts = left.filter(file -> Files.isRegularFile(file) && !file.endsWith("kept.jfr"))
                    .count();
            System.out.println("files left: " + parts);
        }
        System.out.println("recordings: " + recordings());
    }

    private static int recordings() {
        return FlightRecorder.isInitialized()
                ? FlightRecorder.getFlightRecorder().getRecordings().size()
                : 0;
    }

    private static void fillWhileRecording(Path disk, Path filler) throws IOException {
        fill(filler, () -> Files.getFileStore(disk).getUsableSpace() > NEARLY_FULL);
        while (!FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
            Thread.onSpinWait(); // the test's timeout ends it
        }
        fill(filler, () -> true);
        SavedTraceTest.pause(1);
    }

    private static void saveOnFullDisk(Path disk, Path filler) throws IOException {
        ThreadTrace trace = ThreadTrace.of("In[4]", () -> SavedTraceTest.pause(1));
        Path kept = Files.writeString(disk.resolve("kept.jfr"), "what was there");
        fill(filler, () -> true);
        say(() -> {
            trace.save(kept);
            return trace;
        });
        say(() -> {
            throw new IllegalStateException("still " + Files.readString(kept));
        });
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void fill(Path filler, Condition more) {
        try (OutputStream out = new FileOutputStream(filler.toFile(), true)) {
            byte[] block = new byte[BLOCK];
            while (more.holds()) {
                out.write(block);
            }
        } catch (IOException full) {
            return; // as it should be
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(TracedCall<ThreadTrace, Exception> call) {
        try {
            System.out.println("trace of " + call.call().title());
        } catch (Exception failure) {
            System.out.println(failure.getMessage());
        }
    }
}
