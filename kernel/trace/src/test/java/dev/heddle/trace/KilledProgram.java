package dev.heddle.trace;

import java.io.IOException;

/** Traces in a JVM of its own until it is told to end, or killed. */
final class KilledProgram {
    private KilledProgram() {}

    @SuppressWarnings("SystemOut") // what the test reads
    public static void main(String[] arguments) throws IOException {
        ThreadTrace trace = ThreadTrace.of("traced", KilledProgram::readLine);
        System.out.println("trace of " + trace.title());
    }

    @SuppressWarnings("SystemOut")
    private static void readLine() throws IOException {
        System.out.println("in " + Repository.directory().getFileName());
        while (System.in.read() > '\n') {
            Thread.onSpinWait();
        }
    }
}
