package dev.heddle.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The header of one chunk of a recording.
 *
 * <p>Read before any event is: it tells a whole recording from one that is cut off or no recording at all, and it holds
 * the clock of the events, whose ticks no change of the wall clock moves.
 *
 * @param startNanos the wall clock when it began, nanoseconds since 1970
 * @param durationNanos how long it went on
 * @param startTicks the events' clock when it began
 * @param ticksPerSecond how fast that clock goes
 */
record ChunkHeader(long startNanos, long durationNanos, long startTicks, long ticksPerSecond) {
    static final int START_NANOS_AT = 32;

    private static final int BYTES = 68;
    private static final int MAGIC = 0x464c5200; // FLR\0
    private static final int SIZE_AT = 8;
    private static final int DURATION_AT = 40;
    private static final int START_TICKS_AT = 48;
    private static final int TICKS_PER_SECOND_AT = 56;
    private static final int STATE_AT = 64;

    /**
     * The headers of all chunks of a recording, at least one.
     *
     * @throws IOException when the file is not a whole recording; the message says what it is instead and what to do
     */
    static List<ChunkHeader> readAll(Path recording) throws IOException {
        List<ChunkHeader> headers = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(recording.toFile(), "r")) {
            long length = file.length();
            if (length == 0) {
                throw new IOException("it is empty; record or copy it again");
            }
            long at = 0;
            while (at < length) {
                byte[] bytes = new byte[BYTES];
                file.seek(at);
                int read = fill(file, bytes);
                ByteBuffer header = ByteBuffer.wrap(bytes);
                if (at == 0) {
                    checkKind(header);
                }
                at += checkedSize(header, headers.size() + 1, length - at, read);
                headers.add(new ChunkHeader(
                        header.getLong(START_NANOS_AT),
                        header.getLong(DURATION_AT),
                        header.getLong(START_TICKS_AT),
                        header.getLong(TICKS_PER_SECOND_AT)));
            }
        }
        checkClock(headers);
        return headers;
    }

    private static int fill(RandomAccessFile file, byte[] bytes) throws IOException {
        int filled = 0;
        while (filled < bytes.length) {
            int read = file.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    private static void checkKind(ByteBuffer header) throws IOException {
        int magic = header.getInt(0);
        if (magic >>> 16 == 0x1f8b || magic == 0x504b0304) {
            throw new IOException("it is compressed; unpack it first");
        }
        if (magic != MAGIC) {
            throw new IOException("it is not a recording of JDK Flight Recorder, which would begin with FLR");
        }
    }

    private static long checkedSize(ByteBuffer header, int chunk, long left, int read) throws IOException {
        if (read < BYTES || header.getInt(0) != MAGIC) {
            throw new EOFException("it is cut off or damaged at the begin of chunk " + chunk + "; copy it again");
        }
        if (header.get(STATE_AT) != 0) {
            throw new IOException("it is unfinished: the JVM that writes it still runs, then jcmd PID JFR.dump gives a"
                    + " whole one, or it was killed");
        }
        long size = header.getLong(SIZE_AT);
        if (size > left) {
            throw new EOFException(String.format(
                    Locale.ROOT,
                    "it is cut off: %,d of the %,d bytes of chunk %d are there; copy it again",
                    left,
                    size,
                    chunk));
        }
        if (size < BYTES) {
            throw new IOException("it is damaged: chunk " + chunk + " has " + size + " bytes; copy it again");
        }
        return size;
    }

    private static void checkClock(List<ChunkHeader> headers) throws IOException {
        long speed = headers.getFirst().ticksPerSecond;
        if (speed <= 0) {
            throw new IOException("it is damaged: its clock runs at " + speed + " ticks a second; copy it again");
        }
        if (headers.stream().anyMatch(header -> header.ticksPerSecond != speed)) {
            throw new IOException("the clocks of its chunks differ: it joins recordings of several JVMs, which jfr"
                    + " disassemble takes apart, or it is damaged; copy it again");
        }
    }
}
