package dev.heddle.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.ExecutorThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The reader's own web server: a real one, Jetty, on a free port of the loopback address, with a small pool of threads
 * {@code web-1}, {@code web-2}, … that run the handler. Any thread may use it.
 *
 * <p>The pool never grows, and a request that it has no thread for waits in its queue. One thread more listens to the
 * connections. Unlike a {@link LoopbackServer}, which stands for a machine elsewhere, all of it is part of traces.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty"); // held here, or its level is forgotten
    private static final int ONE_LISTENS = 1;
    private static final int NONE_ACCEPTS_ONLY = 0;
    private static final int NONE_RESERVED = 0;
    private static final int WAITING_CONNECTIONS = 1000;
    private static final long NEVER = 0;

    private final Server server;
    private final ServerConnector connector;

    /**
     * What is asked for.
     *
     * @param path of the page: {@code /price/7}
     */
    public record Request(String path) {}

    /** Answers a request on the thread that calls it, which is held until it returns. */
    @FunctionalInterface
    public interface BlockingHandler {
        /**
         * The page.
         *
         * @throws Exception as it likes; the client gets status 500 with the exception's text
         */
        String answer(Request request) throws Exception;
    }

    /** Answers a request later; the thread that calls it is free once it returns. */
    @FunctionalInterface
    public interface AsyncHandler {
        /**
         * The page, later; when that fails, the client gets status 500 with the exception's text.
         *
         * @throws Exception as it likes, with the same effect
         */
        CompletionStage<String> answer(Request request) throws Exception;
    }

    private WebServer(int threads, @Nullable Executor virtualThreads, AsyncHandler handler) {
        JETTY.setLevel(Level.WARNING);
        server = new Server(pool(threads, virtualThreads), new ScheduledExecutorScheduler("web-timer", true), null);
        connector = new ServerConnector(server, NONE_ACCEPTS_ONLY, ONE_LISTENS, new HttpConnectionFactory());
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setIdleTimeout(NEVER); // a timer for each connection would stand in each picture
        server.addConnector(connector);
        server.setHandler(new WebHandler(handler));
    }

    /**
     * Starts a server that answers on its threads.
     *
     * @param threads how many requests it works on at the same time, at most
     * @throws UncheckedIOException if it does not start
     */
    public static WebServer answering(int threads, BlockingHandler handler) {
        return new WebServer(threads, null, atOnce(handler)).start();
    }

    /**
     * Starts a server that holds a thread only for as long as the handler runs, not until its answer is there.
     *
     * @param threads how many calls of the handler run at the same time, at most
     * @throws UncheckedIOException if it does not start
     */
    public static WebServer answeringAsync(int threads, AsyncHandler handler) {
        return new WebServer(threads, null, handler).start();
    }

    /**
     * Starts a server that answers each request on a virtual thread of its own, {@code request-1}, {@code request-2}, …; its
     * pool only listens.
     *
     * @throws UncheckedIOException if it does not start
     */
    public static WebServer answeringOnVirtualThreads(BlockingHandler handler) {
        Executor each = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 1).factory());
        return new WebServer(1, each, atOnce(handler)).start();
    }

    private static AsyncHandler atOnce(BlockingHandler handler) {
        return request -> CompletableFuture.completedFuture(handler.answer(request));
    }

    /** Of the JDK's, not Jetty's own, because traces know what stands in its queue. */
    private static ExecutorThreadPool pool(int threads, @Nullable Executor virtualThreads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a server needs a thread to answer on, not " + threads);
        }
        int all = threads + ONE_LISTENS;
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(all, all, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        ExecutorThreadPool pool = new ExecutorThreadPool(executor, NONE_RESERVED);
        executor.setThreadFactory(Thread.ofPlatform().name("web-", 1).daemon().factory()); // instead of that of Jetty's
        executor.prestartAllCoreThreads();
        if (virtualThreads != null) {
            pool.setVirtualThreadsExecutor(virtualThreads);
        }
        return pool;
    }

    private WebServer start() {
        try {
            server.start();
            return this;
        } catch (Exception failure) {
            close();
            throw new UncheckedIOException(new IOException("the web server did not start", failure));
        }
    }

    /** The address of a page. */
    public URI page(String path) {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort())
                .resolve(path);
    }

    /** Stops it at once, and its threads; whoever still waits for a page gets an {@link IOException}. */
    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
