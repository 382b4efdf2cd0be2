package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.tasks.CancellationToken;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.OperationCanceledException;
import dev.heddle.tasks.PumpingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The events of docs/events.md, as a recording shows them. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at events
class EventsTest {
    private static final List<String> EVENTS = List.of(
            "TaskCreated",
            "TaskCreatedUnplaced",
            "TaskQueued",
            "TaskStep",
            "TaskStepUnplaced",
            "TaskCompleted",
            "TaskBlocked",
            "ContextPumped");

    @TempDir
    Path folder;

    private interface Code {
        void run() throws Exception;
    }

    private List<RecordedEvent> record(boolean enabled, Code code) throws Exception {
        try (var recording = new Recording()) {
            for (String event : EVENTS) {
                if (enabled) {
                    recording.enable("heddle." + event).withoutThreshold();
                }
            }
            recording.start();
            code.run();
            recording.stop();
            Path file = folder.resolve("recording.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("heddle."))
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .toList();
        }
    }

    private static List<RecordedEvent> of(Task<?> task, String name, List<RecordedEvent> events) {
        return events.stream()
                .filter(event ->
                        event.getEventType().getName().replace("Unplaced", "").equals("heddle." + name))
                .filter(event -> event.getLong("taskId") == task.id())
                .toList();
    }

    private static Task<Integer> loadData(CompletableFuture<Integer> source) {
        return async(() -> {
            Task<Integer> part = Task.run("part", () -> block(source));
            return await(part);
        });
    }

    private static int block(CompletableFuture<Integer> source) {
        return source.join();
    }

    @Test
    void tells_the_story_of_a_body_and_its_work() throws Exception {
        var source = new CompletableFuture<Integer>();
        var tasks = new CompletableFuture<Task<Integer>>();
        List<RecordedEvent> events = record(true, () -> {
            try (var _ = PumpingContext.onCurrentThread("In[7]")) {
                Task<Integer> task = loadData(source);
                tasks.complete(task);
                whenWaiting(Thread.currentThread(), () -> source.complete(5));
                assertThat(await(task)).isEqualTo(5);
            }
        });
        Task<Integer> body = tasks.join();

        RecordedEvent created = of(body, "TaskCreated", events).getFirst();
        assertThat(created.getString("name")).isNull();
        assertThat(created.getString("kind")).isEqualTo("async");
        assertThat(created.getLong("parentId")).isZero();
        assertThat(methods(created)).contains("loadData");

        List<RecordedEvent> steps = of(body, "TaskStep", events);
        assertThat(steps).extracting(step -> step.getString("end")).containsExactly("suspended", "completed");
        assertThat(steps)
                .extracting(step -> step.getThread().getJavaThreadId())
                .containsOnly(Thread.currentThread().threadId());
        assertThat(methods(steps.getFirst())).contains("await", "lambda$loadData$0");
        assertThat(steps.getFirst().getEndTime())
                .isBeforeOrEqualTo(steps.getLast().getStartTime());

        long part = steps.getFirst().getLong("awaits");
        RecordedEvent child = events.stream()
                .filter(event -> event.hasField("kind") && event.getLong("taskId") == part)
                .findFirst()
                .orElseThrow();
        assertThat(child.getString("name")).isEqualTo("part");
        assertThat(child.getString("kind")).isEqualTo("run");
        assertThat(child.getLong("parentId")).isEqualTo(body.id());

        assertThat(events)
                .filteredOn(event -> event.hasField("target"))
                .extracting(event -> event.getLong("taskId"), e -> e.getString("target"), e -> e.getString("reason"))
                .contains(tuple(part, "pool", "start"), tuple(body.id(), "In[7]", "resume"));
        RecordedEvent completed = of(body, "TaskCompleted", events).getFirst();
        assertThat(completed.getString("outcome")).isEqualTo("completed");
        assertThat(completed.getString("error")).isNull();
        assertThat(events)
                .filteredOn(event -> event.hasField("context"))
                .extracting(event -> event.getString("context"))
                .contains("In[7]");
    }

    @Test
    void says_what_failed_and_who_was_blocked() throws Exception {
        var tasks = new CompletableFuture<Task<Void>>();
        List<RecordedEvent> events = record(true, () -> {
            var blocked = new CountDownLatch(1);
            Task<Void> task = Task.run("failing", () -> {
                blocked.await();
                throw new IOException("lost");
            });
            tasks.complete(task);
            whenWaiting(Thread.currentThread(), blocked::countDown);
            try {
                task.waitFor();
            } catch (RuntimeException e) {
                assertThat(e).hasRootCauseMessage("lost");
            }
        });
        Task<Void> task = tasks.join();
        assertThat(of(task, "TaskStep", events).getFirst().getString("end")).isEqualTo("faulted");
        RecordedEvent completed = of(task, "TaskCompleted", events).getFirst();
        assertThat(completed.getString("outcome")).isEqualTo("faulted");
        assertThat(completed.getString("error")).isEqualTo(IOException.class.getName());
        RecordedEvent held = of(task, "TaskBlocked", events).getFirst();
        assertThat(held.getThread().getJavaThreadId())
                .isEqualTo(Thread.currentThread().threadId());
        assertThat(methods(held)).contains("waitFor");
    }

    @Test
    void says_cancelled_only_of_what_was() throws Exception {
        Task<Void> faulted = Task.failed(new IOException("replaced"));
        var tasks = new ArrayList<Task<Void>>(List.of(faulted, faulted));
        List<RecordedEvent> events = record(true, () -> {
            tasks.set(0, Task.run("faulting", () -> {
                throw new CancellationException("of nobody");
            }));
            tasks.set(1, Task.run("cancelled", () -> {}, CancellationToken.canceled()));
            assertThat(tasks)
                    .allSatisfy(
                            task -> assertThat(catchThrowable(task::waitFor)).isNotNull());
        });
        assertThat(of(tasks.get(0), "TaskStep", events).getFirst().getString("end"))
                .isEqualTo("faulted");
        RecordedEvent fault = of(tasks.get(0), "TaskCompleted", events).getFirst();
        assertThat(fault.getString("outcome")).isEqualTo("faulted");
        assertThat(fault.getString("error")).isEqualTo(CancellationException.class.getName());
        assertThat(of(tasks.get(1), "TaskStep", events)).isEmpty();
        assertThat(of(tasks.get(1), "TaskQueued", events)).isEmpty();
        RecordedEvent cancelled = of(tasks.get(1), "TaskCompleted", events).getFirst();
        assertThat(cancelled.getString("outcome")).isEqualTo("cancelled");
        assertThat(cancelled.getString("error")).isEqualTo(OperationCanceledException.class.getName());
    }

    @Test
    void a_delay_has_no_steps() throws Exception {
        var tasks = new CompletableFuture<Task<Void>>();
        List<RecordedEvent> events = record(true, () -> {
            tasks.complete(Task.delay(Duration.ofMillis(1)));
            tasks.join().waitFor();
        });
        assertThat(of(tasks.join(), "TaskCreated", events).getFirst().getString("kind"))
                .isEqualTo("delay");
        assertThat(of(tasks.join(), "TaskStep", events)).isEmpty();
        assertThat(of(tasks.join(), "TaskCompleted", events)).hasSize(1);
    }

    @Test
    void steps_name_the_right_thread_when_compiled_and_never_overlap() throws Exception {
        int hops = 20_000;
        var tasks = new CompletableFuture<Task<Void>>();
        try (EventLoop a = EventLoop.start("a");
                EventLoop b = EventLoop.start("b")) {
            List<RecordedEvent> events = record(true, () -> {
                Task<Void> task = CompletableFuture.supplyAsync(
                                () -> async(() -> {
                                    for (int i = 0; i < hops; i++) {
                                        hop(a, b);
                                        hop(b, a);
                                    }
                                }),
                                a)
                        .join();
                tasks.complete(task);
                task.waitFor();
            });
            List<RecordedEvent> steps = of(tasks.join(), "TaskStep", events);
            assertThat(steps).hasSize(2 * hops + 1);
            assertThat(steps)
                    .as("so many have their stacks for some of them only")
                    .anyMatch(step -> step.getStackTrace() != null)
                    .anyMatch(step -> step.getStackTrace() == null);
            int wrong = 0;
            Instant free = Instant.MIN;
            for (int i = 0; i < steps.size(); i++) {
                RecordedEvent step = steps.get(i);
                long thread = (i % 2 == 0 ? a : b).thread().threadId();
                wrong += step.getThread().getJavaThreadId() == thread ? 0 : 1;
                assertThat(step.getStartTime()).isAfterOrEqualTo(free);
                free = step.getEndTime();
            }
            assertThat(wrong).isZero();
        }
    }

    private static void hop(EventLoop from, EventLoop to) {
        SynchronizationContext.install(to);
        var source = new CompletableFuture<Void>();
        from.post(() -> source.complete(null));
        await(source);
    }

    @Test
    void nothing_is_recorded_unless_switched_on() throws Exception {
        List<RecordedEvent> events = record(false, () -> {
            Task<Integer> task = async(() -> await(Task.run(() -> 1)));
            assertThat(task.result()).isOne();
            assertThat(task.name()).isEqualTo("async-" + task.id());
        });
        assertThat(events).isEmpty();
    }

    private static void whenWaiting(Thread thread, Runnable action) {
        Thread.ofPlatform().start(() -> {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            action.run();
        });
    }

    private static List<String> methods(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .map(method -> method.getName())
                .toList();
    }
}
