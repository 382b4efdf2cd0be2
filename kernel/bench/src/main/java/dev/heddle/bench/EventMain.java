package dev.heddle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.StringJoiner;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Runs a load without a recording and with one that has its event, in turns. Prints of each pair of turns what the event
 * cost: nanoseconds of CPU time in its own thread, and in the whole process. Then, of the last recording: bytes for each
 * event, events for each operation that emits one, and the share of bytes lost.
 */
final class EventMain {
    private EventMain() {}

    public static void main(String[] args) throws Exception {
        EventLoads load = EventLoads.valueOf(args[0]);
        int warmups = Integer.parseInt(args[1]);
        int pairs = Integer.parseInt(args[2]);
        Duration time = Duration.ofMillis(Integer.parseInt(args[3]));
        Load running = load.make();
        StringJoiner line = new StringJoiner(" ");
        for (int i = 0; i < warmups + pairs; i++) {
            Cost off = Cost.of(running, time);
            Cost on = recorded(load, running, time);
            if (i >= warmups) {
                line.add(on.own() - off.own() + " " + (on.all() - off.all()));
            }
        }
        System.out.println(line + " " + size(load, running, time));
    }

    private static Cost recorded(EventLoads load, Load running, Duration time) throws Exception {
        try (Recording recording = new Recording()) {
            load.enableIn(recording);
            recording.start();
            return Cost.of(running, time);
        }
    }

    private static String size(EventLoads load, Load running, Duration time) throws Exception {
        Path file = Files.createTempFile("heddle-event", ".jfr");
        try (Recording recording = new Recording()) {
            load.enableIn(recording);
            recording.enable("jdk.DataLoss");
            recording.start();
            long emitted = running.run(time);
            recording.stop();
            recording.dump(file);
            return size(file, load, emitted);
        } finally {
            Files.delete(file);
        }
    }

    private static String size(Path file, EventLoads load, long emitted) throws IOException {
        double bytes = Files.size(file);
        long found = 0;
        long lost = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                found += load.is(type) ? 1 : 0;
                lost += type.equals("jdk.DataLoss") ? event.getLong("amount") : 0;
            }
        }
        return bytes / found + " " + (double) found / emitted + " " + lost / (bytes + lost);
    }
}
