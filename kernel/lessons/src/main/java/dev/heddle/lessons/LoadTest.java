package dev.heddle.lessons;

import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load for a {@link WebServer}: so many users at once, each of whom asks for a page, waits for it and asks again, until
 * all requests are made or the time is up. Users who wait ask for nothing, so a slow server is asked less: what this tells
 * of latency is what these users had to wait, and not what a crowd that comes whatever the server does would have to.
 *
 * <p>Any thread may use it. It stands for machines elsewhere: its threads are in {@linkplain Elsewhere no trace}, though they
 * use the same cores.
 *
 * @param users how many ask at the same time, at most 1000
 * @param requests how many all of them make together, at most 100 000
 * @param atMost how long requests are made, and how long each may take before it counts as an error; at most a minute
 */
public record LoadTest(int users, int requests, Duration atMost) {
    private static final int MOST_USERS = 1_000;
    private static final int MOST_REQUESTS = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public LoadTest {
        require(users >= 1 && users <= MOST_USERS, "from 1 to " + MOST_USERS + " users, not " + users);
        require(
                requests >= users && requests <= MOST_REQUESTS,
                "a request for each user at least, and " + MOST_REQUESTS + " at most, not " + requests);
        require(atMost.isPositive() && atMost.compareTo(LONGEST) <= 0, "up to a minute, not " + atMost);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("a load test takes " + otherwise);
        }
    }

    /** Asks a server for pages {@code /1}, {@code /2}, …; holds no thread of the caller's meanwhile. */
    public Task<LoadResult> runAsync(WebServer server) {
        TaskCompletionSource<LoadResult> result = TaskCompletionSource.runContinuationsAsynchronously();
        ThreadFactory threads = Elsewhere.threads("load");
        threads.newThread(() -> {
                    try {
                        result.setResult(run(server, threads));
                    } catch (RuntimeException | Error failure) {
                        result.setException(failure);
                    }
                })
                .start();
        return result.task();
    }

    private LoadResult run(WebServer server, ThreadFactory threads) {
        try (ExecutorService worker = Executors.newSingleThreadExecutor(threads);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(worker)
                        .build()) {
            LoadResult.Tally tally = new LoadResult.Tally(users);
            AtomicInteger asked = new AtomicInteger();
            long begin = System.nanoTime();
            try (ExecutorService crowd = Executors.newThreadPerTaskExecutor(threads)) {
                for (int i = 0; i < users; i++) {
                    crowd.execute(() -> {
                        int number = asked.incrementAndGet();
                        while (number <= requests && System.nanoTime() - begin < atMost.toNanos()) {
                            ask(client, server, number, tally);
                            number = asked.incrementAndGet();
                        }
                    });
                }
            } // waits for all of them
            return tally.result(Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private void ask(HttpClient client, WebServer server, int number, LoadResult.Tally tally) {
        HttpRequest request = HttpRequest.newBuilder(server.page("/" + number))
                .timeout(atMost)
                .build();
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                tally.answered(Duration.ofNanos(System.nanoTime() - begin));
            } else {
                tally.failed("status " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException failure) {
            tally.failed(failure.toString());
        } catch (InterruptedException e) { // nobody does this
            Thread.currentThread().interrupt();
            tally.failed("interrupted");
        }
    }
}
