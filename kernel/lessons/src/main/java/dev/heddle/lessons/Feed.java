package dev.heddle.lessons;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A feed of news on this machine, through a socket: whoever connects gets one line after the other, each a while after the one
 * before, and then the end. Any thread may use it. Its sender's threads are in {@linkplain Elsewhere no trace}.
 */
public final class Feed implements AutoCloseable {
    private static final int WAITING_CONNECTIONS = 1000;

    private final Opening opening = new Opening("feed");
    private final int lines;
    private final Duration between;
    private final ServerSocketChannel door;
    private final ScheduledThreadPoolExecutor sender;
    private final AsynchronousChannelGroup readers;
    private final Set<SocketChannel> listeners = ConcurrentHashMap.newKeySet();

    private Feed(int lines, Duration between, AsynchronousChannelGroup readers, ThreadFactory threads)
            throws IOException {
        this.lines = lines;
        this.between = between;
        this.readers = readers;
        door = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_CONNECTIONS);
        sender = new ScheduledThreadPoolExecutor(1, threads);
        threads.newThread(this::welcome).start();
    }

    /**
     * Starts a feed on a free port of the loopback address.
     *
     * @param lines that each listener gets
     * @param between how long before each line
     * @throws UncheckedIOException if the machine gives it no port
     */
    public static Feed of(int lines, Duration between) {
        ThreadFactory threads = Elsewhere.threads("feed");
        try {
            AsynchronousChannelGroup readers = AsynchronousChannelGroup.withFixedThreadPool( // the reader's, and seen
                    1, Thread.ofPlatform().name("feed-reader").daemon().factory());
            return Elsewhere.call(threads, () -> new Feed(lines, between, readers, threads));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome() {
        try {
            while (true) {
                SocketChannel listener = door.accept();
                listeners.add(listener);
                sendLater(listener, 1);
            }
        } catch (IOException | RejectedExecutionException closed) {
            // nobody is let in any more
        }
    }

    private void sendLater(SocketChannel listener, int number) {
        var _ = sender.schedule(() -> send(listener, number), between.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void send(SocketChannel listener, int number) {
        try {
            listener.write(ByteBuffer.wrap(("line " + number + "\n").getBytes(StandardCharsets.UTF_8)));
            if (number < lines) {
                sendLater(listener, number + 1);
            } else {
                leave(listener);
            }
        } catch (IOException gone) {
            leave(listener);
        }
    }

    private void leave(SocketChannel listener) {
        listeners.remove(listener);
        try {
            listener.close();
        } catch (IOException e) {
            // it is left anyway
        }
    }

    /** How many lines each listener gets. */
    public int lines() {
        return lines;
    }

    /** How long it takes from a connection to its last line. */
    public Duration length() {
        return between.multipliedBy(lines);
    }

    private SocketAddress address() throws IOException {
        opening.check();
        return door.getLocalAddress();
    }

    /**
     * Listens; each read holds the calling thread until a line has come. To be closed after use.
     *
     * @throws IllegalStateException after the feed was closed; says what to do, and so does {@link #connectAsync}
     */
    public BufferedReader connect() throws IOException {
        InetSocketAddress address = (InetSocketAddress) address();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Listens without holding a thread, now or later. */
    public Task<Listener> connectAsync() {
        return Async.async("connectAsync", () -> {
            SocketAddress address = address();
            var connected = new TaskCompletionSource<@Nullable Void>();
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(readers);
            channel.connect(address, connected, completing());
            Async.await(connected.task());
            return new Listener(channel);
        });
    }

    /** One connection. For one reader at a time. */
    public static final class Listener implements AutoCloseable {
        private final AsynchronousSocketChannel channel;
        private final ByteBuffer bytes = ByteBuffer.allocate(256);
        private final StringBuilder text = new StringBuilder();

        private Listener(AsynchronousSocketChannel channel) {
            this.channel = channel;
        }

        /** Waits for the next line without holding a thread; the task's value is null at the end. */
        public Task<@Nullable String> readLineAsync() {
            return Async.async("readLineAsync", () -> {
                while (text.indexOf("\n") < 0) {
                    if (Async.await(more()) < 0) {
                        return null;
                    }
                    text.append(StandardCharsets.UTF_8.decode(bytes.flip()));
                    bytes.clear();
                }
                String line = text.substring(0, text.indexOf("\n"));
                text.delete(0, line.length() + 1);
                return line;
            });
        }

        private Task<Integer> more() {
            var read = new TaskCompletionSource<Integer>();
            channel.read(bytes, read, completing());
            return read.task();
        }

        /** Hangs up. */
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static <T extends @Nullable Object> CompletionHandler<T, TaskCompletionSource<T>> completing() {
        return new CompletionHandler<>() {
            @Override
            public void completed(T result, TaskCompletionSource<T> source) {
                source.setResult(result);
            }

            @Override
            public void failed(Throwable failure, TaskCompletionSource<T> source) {
                source.setException(failure);
            }
        };
    }

    /** Ends it for all listeners. */
    @Override
    public void close() {
        opening.close();
        sender.shutdownNow();
        try (door) {
            readers.shutdownNow();
        } catch (IOException e) {
            // it is closed anyway
        }
        listeners.forEach(this::leave);
    }
}
