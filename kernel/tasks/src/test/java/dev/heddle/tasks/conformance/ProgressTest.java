package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.tasks.ContextClosedException;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.IProgress;
import dev.heddle.tasks.Progress;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS S2: progress. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class ProgressTest {
    private static <T> Progress<T> madeIn(SynchronizationContext context, Consumer<T> handler) {
        try (var _ = SynchronizationContext.install(context)) {
            return new Progress<>(handler);
        }
    }

    @Test
    void S2_reports_are_posted_in_order_to_the_context_of_construction() {
        List<Integer> seen = new ArrayList<>();
        var threads = new CompletableFuture<Thread>();
        try (EventLoop loop = EventLoop.start("ui")) {
            Progress<Integer> progress = madeIn(loop, value -> {
                seen.add(value);
                threads.complete(Thread.currentThread());
            });
            Task.run(() -> IntStream.range(0, 1000).forEach(progress::report)).waitFor();
            loop.send(() -> {});
            assertThat(threads.join()).isSameAs(loop.thread());
        }
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void S2_report_does_not_wait_even_in_the_context_itself() {
        try (EventLoop loop = EventLoop.start("ui")) {
            var log = new StringBuilder();
            Progress<String> progress = madeIn(loop, log::append);
            loop.send(() -> {
                progress.report("b");
                log.append("a");
            });
            loop.send(() -> log.append("c"));
            assertThat(log).hasToString("abc");
            var gate = new CountDownLatch(1);
            loop.post(() -> Task.run(() -> gate.await()).waitFor());
            progress.report("d");
            gate.countDown();
        }
    }

    @Test
    void S2_without_a_context_handlers_run_on_the_pool() {
        var thread = new CompletableFuture<String>();
        IProgress<Integer> progress =
                new Progress<>(value -> thread.complete(Thread.currentThread().getName()));
        progress.report(1);
        assertThat(thread.join()).startsWith("pool-");
    }

    @Test
    void S2_several_handlers_hear_a_report_until_they_are_closed() {
        List<String> seen = new ArrayList<>();
        var context = new CountingContext();
        Progress<Integer> progress;
        try (var _ = SynchronizationContext.install(context)) {
            progress = new Progress<>();
        }
        progress.report(0);
        assertThat(context.posts).isZero();
        var first = progress.onReport(value -> seen.add("first " + value));
        var second = progress.onReport(value -> seen.add("second " + value));
        progress.report(1);
        first.close();
        first.close();
        progress.report(2);
        second.close();
        progress.report(3);
        assertThat(context.posts).isEqualTo(2);
        assertThat(seen).containsExactly("first 1", "second 1", "second 2");
    }

    @Test
    void S2_a_cell_handles_reports_while_it_awaits() {
        try (var context = PumpingContext.onCurrentThread("In[1]")) {
            var pumping = new CountDownLatch(1);
            context.post(pumping::countDown);
            List<Thread> threads = new ArrayList<>();
            var progress = new Progress<Integer>(value -> threads.add(Thread.currentThread()));
            await(Task.run(() -> {
                pumping.await();
                progress.report(1);
                progress.report(2);
            }));
            assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
        }
    }

    @Test
    void S2_a_report_to_a_closed_context_fails() {
        EventLoop loop = EventLoop.start("ui");
        Progress<Integer> progress = madeIn(loop, value -> {});
        loop.close();
        assertThatThrownBy(() -> progress.report(1)).isInstanceOf(ContextClosedException.class);
    }

    /** Breaks the rule that post never runs the work itself, for the sake of a simple test. */
    private static final class CountingContext extends SynchronizationContext {
        int posts;

        @Override
        public void post(Runnable work) {
            posts++;
            work.run();
        }
    }
}
