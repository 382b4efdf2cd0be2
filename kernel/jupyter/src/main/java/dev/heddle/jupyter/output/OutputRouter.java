package dev.heddle.jupyter.output;

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
 * <p>Which cell that is: a thread inherits the cell of the thread that starts it. A worker of a pool lives on and serves
 * later cells, so the newest cell counts whose code is at the bottom of its stack. Neither can be older than the work, so the
 * later of the two is taken. A thread that has neither, such as a worker of the common pool that runs a method reference,
 * prints into the cell that runs or ran last.
 */
public final class OutputRouter {
    private static final long GATHER_MILLIS = 10;

    @SuppressWarnings("ThreadLocalUsage") // there is one router for the life of the process
    private final InheritableThreadLocal<@Nullable CellOutput> inherited = new InheritableThreadLocal<>();

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
        inherited.set(output);
    }

    /** Sends what this thread's cell has printed so far: before its result, its error or its end. */
    public void flush() {
        CellOutput output = inherited.get();
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

    /** The cell that the current thread prints into; null before the first. */
    private @Nullable CellOutput current() {
        CellOutput own = inherited.get();
        CellOutput newest = latest;
        if (own != null && own == newest) {
            return own;
        }
        CellOutput byCode = outputs.get(
                walker.walk(frames -> frames.mapToInt(frame -> cellOfClass.applyAsInt(frame.getDeclaringClass()))
                        .filter(cell -> cell > 0)
                        .reduce(0, (_, deeper) -> deeper)));
        if (own == null || byCode == null) {
            return own != null ? own : byCode != null ? byCode : newest;
        }
        return own.cell() > byCode.cell() ? own : byCode;
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
            CellOutput output = current();
            if (output != null && output.write(kind, bytes, offset, length)) {
                dirty.add(output);
            }
        }
    }
}
