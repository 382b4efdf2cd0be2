package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.AsyncLocal;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS S3: values that follow the flow of control. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class AsyncLocalTest {
    private final AsyncLocal<String> user = new AsyncLocal<>();

    @AfterEach
    void clear() {
        user.set(null);
    }

    @Test
    void S3_a_value_set_in_a_body_does_not_flow_up() {
        user.set("outer");
        Task<String> body = async(() -> {
            user.set("inner");
            await(async(() -> user.set("innermost")));
            return user.get();
        });
        assertThat(user.get()).isEqualTo("outer");
        assertThat(body.result()).isEqualTo("inner");
    }

    @Test
    void S3_a_value_flows_across_awaits_wherever_they_resume() {
        var source = new TaskCompletionSource<Integer>();
        user.set("ann");
        Task<List<String>> body = async(() -> {
            List<String> seen = new ArrayList<>();
            await(source.task());
            seen.add(user.get());
            user.set("bob");
            await(Task.yield());
            seen.add(user.get());
            return seen;
        });
        user.set("eve");
        Thread completing = Thread.ofPlatform().start(() -> {
            user.set("mallory");
            source.setResult(1);
            user.set(user.get() + " still");
        });
        assertThat(body.result()).containsExactly("ann", "bob");
        assertThat(user.get()).isEqualTo("eve");
        assertThat(completing).isNotNull();
    }

    @Test
    void S3_who_resumes_a_body_keeps_his_own_value() {
        var source = new TaskCompletionSource<Integer>();
        async(() -> {
            await(source.task());
            user.set("body");
        });
        user.set("completer");
        source.setResult(1);
        assertThat(user.get()).isEqualTo("completer");
    }

    @Test
    void S3_a_value_flows_into_pool_work_and_threads_and_not_back() throws Exception {
        user.set("ann");
        assertThat(Task.run(() -> {
                            String seen = user.get();
                            user.set("worker");
                            return seen;
                        })
                        .result())
                .isEqualTo("ann");
        var platform = new CompletableFuture<String>();
        var virtual = new CompletableFuture<String>();
        Thread.ofPlatform()
                .start(() -> {
                    platform.complete(user.get());
                    user.set("thread");
                })
                .join();
        Thread.ofVirtual().start(() -> virtual.complete(user.get())).join();
        assertThat(platform).isCompletedWithValue("ann");
        assertThat(virtual).isCompletedWithValue("ann");
        assertThat(user.get()).isEqualTo("ann");
    }

    @Test
    void S3_a_thread_started_in_a_body_has_the_bodys_value() {
        Task<String> body = async(() -> {
            user.set("body");
            var seen = new CompletableFuture<String>();
            Thread.ofPlatform().start(() -> seen.complete(user.get()));
            return await(seen);
        });
        assertThat(body.result()).isEqualTo("body");
        assertThat(user.get()).isNull();
    }

    @Test
    void S3_pool_threads_keep_no_value() {
        user.set("ann");
        int many = 64;
        List<Task<String>> first =
                IntStream.range(0, many).mapToObj(i -> Task.run(user::get)).toList();
        assertThat(Task.whenAll(first).result()).containsOnly("ann");
        user.set(null);
        List<Task<String>> second = IntStream.range(0, many)
                .mapToObj(i -> Task.run(() -> String.valueOf(user.get())))
                .toList();
        assertThat(Task.whenAll(second).result()).containsOnly("null");
    }

    @Test
    void S3_values_do_not_leak_between_bodies_of_one_context() {
        try (EventLoop loop = EventLoop.start("ui")) {
            List<Task<Boolean>> bodies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String mine = "user-" + i;
                bodies.add(CompletableFuture.supplyAsync(
                                () -> async(() -> {
                                    user.set(mine);
                                    boolean right = true;
                                    for (int step = 0; step < 20; step++) {
                                        await(Task.yield());
                                        right &= mine.equals(user.get());
                                    }
                                    return right;
                                }),
                                loop)
                        .join());
            }
            assertThat(Task.whenAll(bodies).result()).containsOnly(true);
        }
    }

    @Test
    void S3_locals_do_not_know_each_other() {
        var other = new AsyncLocal<Integer>();
        user.set("ann");
        other.set(7);
        user.set(null);
        assertThat(user.get()).isNull();
        assertThat(other.get()).isEqualTo(7);
        other.set(null);
    }
}
