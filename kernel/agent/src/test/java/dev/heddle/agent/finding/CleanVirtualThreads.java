package dev.heddle.agent.finding;

import static dev.heddle.agent.finding.CleanProgram.LONG;
import static dev.heddle.agent.finding.CleanProgram.SHORT;
import static dev.heddle.agent.finding.CleanProgram.compute;
import static dev.heddle.agent.finding.CleanProgram.join;
import static dev.heddle.agent.finding.CleanProgram.sleep;
import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;

import com.sun.net.httpserver.HttpServer;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Programs with virtual threads, and with I/O. */
@SuppressWarnings("FutureReturnValueIgnored") // as people write
final class CleanVirtualThreads {
    private CleanVirtualThreads() {}

    private static List<Thread> started(int number, Runnable work) {
        return IntStream.range(0, number)
                .mapToObj(i -> Thread.startVirtualThread(work))
                .toList();
    }

    /** What a program asks of a server that takes its time. */
    private interface Asks {
        void ask(HttpClient client, HttpRequest request) throws Exception;
    }

    private static void withServer(Asks program) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                sleep(LONG);
                byte[] page = "page".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            program.ask(
                    client,
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + server.getAddress().getPort()))
                            .build());
        } finally {
            server.stop(0);
        }
    }

    private static void request(HttpClient client, HttpRequest request) {
        try {
            client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<CleanProgram> programs() {
        return List.of(
                CleanProgram.of("two thousand virtual threads sleep", () -> join(started(2000, () -> sleep(LONG)))),
                CleanProgram.of("an executor of virtual threads", () -> {
                    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int i = 0; i < 500; i++) {
                            threads.execute(() -> sleep(LONG));
                        }
                    }
                }),
                CleanProgram.of(
                        "virtual threads that compute for a moment",
                        () -> join(started(50, () -> {
                            compute(2);
                            sleep(SHORT);
                            compute(2);
                        }))),
                CleanProgram.of(
                        "a virtual thread sleeps in a monitor of its own",
                        () -> join(started(4, () -> {
                            Object own = new Object();
                            synchronized (own) {
                                sleep(LONG);
                            }
                        }))),
                CleanProgram.of("virtual threads wait at a semaphore", () -> {
                    Semaphore five = new Semaphore(5);
                    join(started(30, () -> {
                        five.acquireUninterruptibly();
                        try {
                            sleep(SHORT);
                        } finally {
                            five.release();
                        }
                    }));
                }),
                CleanProgram.of("virtual producer and consumer", () -> {
                    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
                    Thread producer = Thread.startVirtualThread(
                            () -> IntStream.range(0, 20).forEach(i -> {
                                sleep(SHORT);
                                offer(queue, i);
                            }));
                    for (int i = 0; i < 20; i++) {
                        queue.take();
                    }
                    producer.join();
                }),
                CleanProgram.of(
                        "a virtual thread waits for a task",
                        () -> Thread.startVirtualThread(() -> Task.delay(LONG).waitFor())
                                .join()),
                CleanProgram.of(
                        "requests that are awaited",
                        () -> withServer((client, request) -> {
                            List<Task<Integer>> pages = new ArrayList<>();
                            for (int i = 0; i < 10; i++) {
                                pages.add(async(
                                        "page",
                                        () -> await(client.sendAsync(request, BodyHandlers.ofString()))
                                                .statusCode()));
                            }
                            Task.whenAll(pages).waitFor();
                        })),
                CleanProgram.of(
                        "requests in virtual threads",
                        () -> withServer((client, request) -> join(started(10, () -> request(client, request))))),
                CleanProgram.of("one request by the caller", () -> withServer(CleanVirtualThreads::request)),
                CleanProgram.of("sockets in virtual threads", CleanVirtualThreads::echo),
                CleanProgram.of("a file is written and read without a thread", () -> {
                    Path file = Files.createTempFile("clean", ".txt");
                    try (var channel =
                            AsynchronousFileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                        async(() -> {
                                    await(channel.write(ByteBuffer.wrap(new byte[1 << 20]), 0));
                                    return await(channel.read(ByteBuffer.allocate(1 << 20), 0));
                                })
                                .waitFor();
                    } finally {
                        Files.delete(file);
                    }
                }),
                CleanProgram.of("a file is written and read by the caller", () -> {
                    Path file = Files.createTempFile("clean", ".txt");
                    try {
                        Files.write(file, new byte[1 << 20]);
                        Files.readAllBytes(file);
                    } finally {
                        Files.delete(file);
                    }
                }));
    }

    private static void offer(BlockingQueue<Integer> queue, int value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var accepts = threads.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    Socket socket = server.accept();
                    threads.execute(() -> answer(socket));
                }
                return true;
            });
            for (int i = 0; i < 10; i++) {
                threads.submit(() -> {
                    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                        socket.getOutputStream().write(7);
                        return socket.getInputStream().read();
                    }
                });
            }
            accepts.get();
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            int value = socket.getInputStream().read();
            sleep(LONG);
            socket.getOutputStream().write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
