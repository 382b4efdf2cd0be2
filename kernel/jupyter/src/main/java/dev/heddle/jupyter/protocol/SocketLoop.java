package dev.heddle.jupyter.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZMQ;

/**
 * The one thread that owns the sockets. ZeroMQ's sockets must not be shared between threads, so whoever wants to send
 * hands the loop an action; a byte in a pipe wakes it. It blocks until there is something to do, in place of polling.
 *
 * <p>Only a thread of our own writes that byte: a pipe is closed for good when a thread that is interrupted writes to it,
 * and users' threads, which print, are interrupted now and then.
 *
 * <p>Nothing that takes long may run on it: an interrupt must get through at any time.
 */
final class SocketLoop {
    private record Source(ZMQ.Socket socket, Runnable onReadable) {}

    private static final Logger LOGGER = LoggerFactory.getLogger(SocketLoop.class);

    private final List<Source> sources = new ArrayList<>();
    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Pipe pipe;
    private final ZMQ.Context context;
    private volatile boolean closing;

    SocketLoop(ZMQ.Context context) {
        this.context = context;
        try {
            this.pipe = Pipe.open();
            pipe.source().configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the loop watch a socket; before it starts. */
    void watch(ZMQ.Socket socket, Runnable onReadable) {
        sources.add(new Source(socket, onReadable));
    }

    /** Runs an action on the loop's thread, in the order of the calls; any thread may call it. */
    void run(Runnable action) {
        actions.add(action);
        if (woken.compareAndSet(false, true)) {
            wakeUps.release();
        }
    }

    private void writeWakeUps() {
        try (Pipe.SinkChannel sink = pipe.sink()) {
            while (!closing) {
                wakeUps.acquireUninterruptibly();
                sink.write(ByteBuffer.wrap(new byte[1]));
            }
        } catch (IOException e) {
            LOGGER.warn("Cannot wake the socket loop", e);
        }
    }

    /** Ends the loop after what was handed to it before. */
    void close() {
        run(() -> closing = true);
    }

    /** Serves until {@link #close()}; the caller's thread is the loop's. */
    void serve() {
        Thread.ofPlatform().name("heddle-wake").daemon().start(this::writeWakeUps);
        try (ZMQ.Poller poller = context.poller(sources.size() + 1)) {
            sources.forEach(source -> poller.register(source.socket(), ZMQ.Poller.POLLIN));
            int wake = poller.register(pipe.source(), ZMQ.Poller.POLLIN);
            while (!closing) {
                poller.poll(-1);
                if (poller.pollin(wake)) {
                    drainPipe();
                }
                runActions();
                for (int i = 0; i < sources.size(); i++) {
                    if (poller.pollin(i)) {
                        guarded(sources.get(i).onReadable());
                    }
                }
            }
        }
    }

    private void drainPipe() {
        try {
            pipe.source().read(ByteBuffer.allocate(16));
        } catch (IOException e) {
            LOGGER.warn("Cannot read the wake-up pipe", e);
        }
        woken.set(false);
    }

    private void runActions() {
        for (Runnable action = actions.poll(); action != null; action = actions.poll()) {
            guarded(action);
        }
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOGGER.warn("A message could not be handled", e);
        }
    }
}
