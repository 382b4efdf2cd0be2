package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.AwaitException;
import dev.heddle.tasks.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS A10: the check that is made while code runs. */
@Timeout(60)
@Tag("continuation")
class HeldMonitorTest {
    @AfterEach
    void off() {
        Async.checkMonitors(false);
        Async.checkMonitors(0);
    }

    private static void awaitIt(CompletableFuture<?> future) {
        await(future);
    }

    @Test
    void A10_a_stack_that_was_found_free_frees_no_other() {
        Async.checkMonitors(true);
        Task<Integer> body = async(() -> {
            for (int i = 0; i < 3; i++) {
                awaitIt(Task.run(() -> {}));
            }
            int refused = 0;
            for (int i = 0; i < 3; i++) {
                try {
                    synchronized (this) {
                        awaitIt(new CompletableFuture<>());
                    }
                } catch (AwaitException e) {
                    refused++;
                }
            }
            return refused;
        });
        assertThat(body.result()).isEqualTo(3);
    }

    @Test
    void A10_a_monitor_of_the_jdk_counts() {
        Async.checkMonitors(true);
        var map = new ConcurrentHashMap<String, Integer>();
        Task<Integer> body = async(() -> map.computeIfAbsent("k", key -> await(new CompletableFuture<>())));
        assertThat(body.errors())
                .singleElement()
                .isInstanceOf(AwaitException.class)
                .asString()
                .contains("ConcurrentHashMap.java:");
    }

    @Test
    void A10_only_the_next_so_many_awaits_are_looked_at() {
        Async.checkMonitors(2);
        var free = new CompletableFuture<Void>();
        var held = new CompletableFuture<Void>();
        Task<String> body = async(() -> {
            await(free);
            String said = "nothing";
            try {
                awaitUnderLock(new CompletableFuture<>());
            } catch (AwaitException e) {
                said = "refused";
            }
            awaitUnderLock(held); // goes on on the same thread below, which so leaves the monitor itself
            return said;
        });
        free.complete(null);
        assertThat(body).isNotDone();
        held.complete(null);
        assertThat(body.result()).isEqualTo("refused");
    }

    private static synchronized void awaitUnderLock(CompletableFuture<?> future) {
        await(future);
    }
}
