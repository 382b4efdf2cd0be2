package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.trace.ThreadFilter;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.ThreadLane;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTestTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void asksEachPageOnceBySoManyAtTheSameTime() throws Exception {
        int users = 8;
        Set<String> asked = ConcurrentHashMap.newKeySet();
        CountDownLatch allUsers = new CountDownLatch(users);
        try (var server = WebServer.answering(users, request -> {
            asked.add(request.path());
            allUsers.countDown();
            allUsers.await(); // nobody is answered before each user has asked
            return "page";
        })) {
            LoadResult result = new LoadTest(users, 50, LONG).runAsync(server).get();

            assertThat(result.answers()).isEqualTo(50);
            assertThat(result.errors()).isZero();
            assertThat(result.users()).isEqualTo(users);
            assertThat(asked).hasSize(50).contains("/1", "/50");
        }
    }

    @Test
    void measuresWhatTheUsersWaitedFor() throws Exception {
        Duration slow = Duration.ofMillis(100);
        try (var server = WebServer.answering(1, request -> {
            Thread.sleep(slow); // the work that is measured
            return "page";
        })) {
            LoadResult result = new LoadTest(4, 8, LONG).runAsync(server).get();

            assertThat(result.took()).isGreaterThanOrEqualTo(slow.multipliedBy(8));
            assertThat(result.perSecond()).isLessThanOrEqualTo(10);
            assertThat(result.latency(100)).isGreaterThanOrEqualTo(slow.multipliedBy(3)); // three others come first
            assertThat(result.latency(50)).isLessThanOrEqualTo(result.latency(90));
            assertThat(result.latencyCurve().lastKey()).isEqualTo(100);
        }
    }

    @Test
    void endsWhenTheTimeIsUp() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (var server = WebServer.answering(2, request -> {
            calls.incrementAndGet();
            Thread.sleep(20); // so that the requests do not run out
            return "page";
        })) {
            LoadResult result = new LoadTest(2, 100_000, Duration.ofMillis(200))
                    .runAsync(server)
                    .get();

            assertThat(result.answers()).isBetween(1L, 1_000L).isEqualTo(calls.get());
        }
    }

    @Test
    void countsErrorsAndTellsTheFirst() throws Exception {
        try (var server = WebServer.answering(1, request -> {
            throw new IllegalStateException("sold out");
        })) {
            LoadResult result = new LoadTest(2, 6, LONG).runAsync(server).get();

            assertThat(result.errors()).isEqualTo(6);
            assertThat(result.answers()).isZero();
            assertThat(result.firstError()).contains("500").contains("sold out");
            assertThat(result.latency(99)).isZero();
            assertThat(result).asString().contains("6 errors");
        }
    }

    @Test
    void aServerThatDoesNotAnswerEndsInErrors() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (var server = WebServer.answering(1, request -> {
            never.await();
            return "page";
        })) {
            LoadResult result =
                    new LoadTest(2, 10, Duration.ofMillis(300)).runAsync(server).get();

            assertThat(result.answers()).isZero();
            assertThat(result.errors()).isEqualTo(2);
        }
    }

    @Test
    void itsThreadsAreInNoTrace() {
        TraceOptions options = TraceOptions.titled("load").ignoring(ThreadFilter.group(Elsewhere.THREAD_GROUP));
        ThreadTrace trace = ThreadTrace.capture(options, () -> {
                    try (var server = WebServer.answering(1, request -> "page")) {
                        return new LoadTest(4, 20, LONG).runAsync(server).get();
                    }
                })
                .trace();

        assertThat(trace.threads())
                .filteredOn(ThreadLane::startedInTrace) // else those of clients that other tests have just closed, too
                .extracting(ThreadLane::name)
                .contains("web-1")
                .noneMatch(name -> name.startsWith("load") || name.startsWith("HttpClient"));
    }

    @Test
    void aLoadHasBounds() {
        assertThatThrownBy(() -> new LoadTest(0, 10, LONG)).hasMessageContaining("users");
        assertThatThrownBy(() -> new LoadTest(5_000, 10_000, LONG)).hasMessageContaining("users");
        assertThatThrownBy(() -> new LoadTest(5, 4, LONG)).hasMessageContaining("request");
        assertThatThrownBy(() -> new LoadTest(5, 10, Duration.ofHours(1))).hasMessageContaining("minute");
    }

    @Test
    void resultsStandSideBySide() throws Exception {
        try (var server = WebServer.answering(1, request -> "page")) {
            LoadResult result = new LoadTest(1, 5, LONG).runAsync(server).get();
            String table = LoadTable.of(Map.of("a<b", result))
                    .getData(MIMEType.TEXT_HTML)
                    .toString();

            assertThat(table).contains("a&lt;b").contains("<td").doesNotContain("a<b");
        }
    }
}
