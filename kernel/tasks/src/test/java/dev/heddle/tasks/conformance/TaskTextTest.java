package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.Task;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a task says of itself. */
class TaskTextTest {
    @Test
    void a_task_says_its_name_its_state_and_a_plain_value() {
        var source = new CompletableFuture<Integer>();
        Task<Integer> task = async("load", () -> await(source));
        assertThat(task).hasToString("load (running)");
        source.complete(42);
        assertThat(task).hasToString("load (completed: 42)");
    }

    @Test
    void values_that_are_long_or_whose_text_is_unknown_are_left_out() {
        assertThat(Task.completed("x".repeat(100)).toString()).endsWith("(completed: " + "x".repeat(60) + "…)");
        assertThat(Task.completed(List.of(1)).toString()).endsWith(" (completed)");
        assertThat(Task.completed(null).toString()).endsWith(" (completed)");
    }

    @Test
    void an_error_is_named() {
        assertThat(Task.failed(new IllegalStateException("boom")).toString())
                .endsWith(" (failed: java.lang.IllegalStateException: boom)");
        Task<Integer> cancelled = async("c", () -> await(new CompletableFuture<Integer>()));
        cancelled.cancel(true);
        assertThat(cancelled).hasToString("c (cancelled)");
    }
}
