package dev.heddle.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a crowd and prints what this process takes while it waits: megabytes resident, and bytes of heap for each body. */
final class MemoryMain {
    /** Crowds before the measured one: the frames of compiled code are smaller than those of interpreted code. */
    private static final int WARMUPS = 20;

    private MemoryMain() {}

    public static void main(String[] args) throws Exception {
        Crowds kind = Crowds.valueOf(args[0]);
        int size = Integer.parseInt(args[1]);
        for (int i = 0; i < WARMUPS; i++) {
            Crowd<?, ?> small = kind.make();
            small.gather(size / WARMUPS);
            small.dismiss();
        }
        long before = heap();
        Crowd<?, ?> crowd = kind.make();
        crowd.gather(size);
        long taken = heap() - before;
        long resident = residentBytes();
        crowd.dismiss();
        System.out.println(resident / 1e6 + " " + (double) taken / size);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** As the system counts it. Where there is no /proc, ps knows. */
    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        String kilobytes = Files.exists(status) ? fromStatus(Files.readString(status)) : fromPs();
        return Long.parseLong(kilobytes) * 1024;
    }

    private static String fromStatus(String status) {
        return status.replaceFirst("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
    }

    private static String fromPs() throws IOException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pid).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
