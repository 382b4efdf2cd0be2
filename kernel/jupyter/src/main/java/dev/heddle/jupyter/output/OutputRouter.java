package dev.heddle.jupyter.output;

import dev.heddle.tasks.AsyncLocal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.ToIntFunction;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@code System.out} and {@code System.err} and brings what a thread prints to the cell that started it, also
 * after that cell has ended.
 *
 * <p>Which cell that is: a task has the cell whose code made it, and a thread too. A worker of an executor lives on and serves
 * later cells, so the newest cell counts whose code is at the bottom of its stack. Neither can be older than the work, so the
 * later of the two is taken. A thread that has neither, such as a worker of the common pool that runs a method reference,
 * prints into the cell that runs or ran last.
 */
public final class OutputRouter {
    private static final long GATHER_MILLIS = 10;

    /** Goes with tasks over awaits, and to the threads that a cell's code makes. */
    private final AsyncLocal<CellOutput> started = new AsyncLocal<>();

    private final Map<Integer, CellOutput> outputs = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<CellOutput> dirty = new LinkedBlockingQueue<>();
    private final ToIntFunction<Class<?>> cellOfClass;
    private final StackWalker walker = StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));
    private volatile @Nullable CellOutput latest;

    /**
     * Starts the thread that sends what has been gathered.
     *
     * @param cellOfClass the execution count of the cell that a class was made from, 0 for other classes
     */
    public OutputRouter(ThreadFactory threads, ToIntFunction<Class<?>> cellOfClass) {
        this.cellOfClass = cellOfClass;
        threads.newThread(this::sendGathered).start();
    }

    /** A stream to be installed with {@code System.setOut} or {@code setErr}. */
    public PrintStream stream(OutputStreamKind kind) {
        return new PrintStream(new Routed(kind), true, StandardCharsets.UTF_8);
    }

    /** Makes a cell the one that this thread, and threads that it starts, print into. */
    public void enter(int cell, ShellReplyEnvironment reply) {
        CellOutput output = new CellOutput(cell, reply);
        outputs.put(cell, output);
        latest = output;
        started.set(output);
    }

    /** Sends what this thread's cell has printed so far: before its result, its error or its end. */
    public void flush() {
        CellOutput output = started.get();
        if (output != null) {
            output.flush();
        }
    }

    /** Where the messages of the cell go out that the current thread works for, after all that it printed so far. */
    public @Nullable ShellReplyEnvironment reply() {
        CellOutput output = current();
        if (output == null) {
            return null;
        }
        output.flush();
        return output.reply();
    }

    /** Prints an error whose code is that of a cell, 0 if it is not known: as that code would have printed it. */
    public void printError(int cell, String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        write(current(cell), OutputStreamKind.ERR, bytes, 0, bytes.length);
    }

    /** The cell that the current thread prints into; null before the first. */
    private @Nullable CellOutput current() {
        CellOutput own = started.get();
        return own != null && own == latest
                ? own
                : current(walker.walk(
                        frames -> frames.mapToInt(frame -> cellOfClass.applyAsInt(frame.getDeclaringClass()))
                                .filter(cell -> cell > 0)
                                .reduce(0, (_, deeper) -> deeper)));
    }

    /** The later of the cell that started what the current thread does, and the cell whose code it is. */
    private @Nullable CellOutput current(int cellOfCode) {
        CellOutput own = started.get();
        CellOutput byCode = outputs.get(cellOfCode);
        if (own == null || byCode == null) {
            return own != null ? own : byCode != null ? byCode : latest;
        }
        return own.cell() > byCode.cell() ? own : byCode;
    }

    private void write(@Nullable CellOutput output, OutputStreamKind kind, byte[] bytes, int offset, int length) {
        if (output != null && output.write(kind, bytes, offset, length)) {
            dirty.add(output);
        }
    }

    @SuppressWarnings("BusyWait") // not a wait for something: it lets text gather
    private void sendGathered() {
        try {
            while (true) {
                CellOutput output = dirty.take();
                Thread.sleep(GATHER_MILLIS);
                output.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Routed extends OutputStream {
        private final OutputStreamKind kind;

        Routed(OutputStreamKind kind) {
            this.kind = kind;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            OutputRouter.this.write(current(), kind, bytes, offset, length);
        }
    }
}
