package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.SwingContext;
import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SEMANTICS S5: the event dispatch thread as a context, without a screen. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // the tests look at effects
class SwingContextTest {
    private final SwingContext swing = SwingContext.get();

    @BeforeAll
    static void withoutAScreen() {
        System.setProperty("java.awt.headless", "true");
        assertThat(GraphicsEnvironment.isHeadless()).isTrue();
    }

    @Test
    void S5_a_body_started_on_the_event_thread_returns_to_it() {
        var body = new CompletableFuture<Task<Boolean>>();
        swing.post(() -> body.complete(async(() -> {
            await(Task.run(() -> assertThat(EventQueue.isDispatchThread()).isFalse()));
            return EventQueue.isDispatchThread() && SynchronizationContext.current() == swing;
        })));
        assertThat(body.join().result()).isTrue();
        assertThat(swing.thread()).isNotNull();
        assertThat(swing.name()).startsWith("AWT-EventQueue");
    }

    @Test
    void S5_posts_run_in_order_and_later() {
        List<String> log = new ArrayList<>();
        swing.send(() -> {
            swing.post(() -> log.add("posted"));
            log.add("first");
        });
        swing.send(() -> log.add("last"));
        assertThat(log).containsExactly("first", "posted", "last");
    }

    @Test
    void S5_send_waits_and_hands_on_what_was_thrown() throws Exception {
        var original = new IllegalStateException("original");
        assertThat(catchThrowable(() -> swing.send(() -> {
                    throw original;
                })))
                .isSameAs(original);
        var onEventThread = new AtomicReference<SynchronizationContext>();
        EventQueue.invokeAndWait(() -> swing.send(() -> onEventThread.set(SynchronizationContext.current())));
        assertThat(onEventThread.get()).isSameAs(swing);
    }

    @Test
    void S5_once_installed_it_is_current_in_all_events() throws Exception {
        assertThat(inItsOwnJvm("swing"))
                .contains("before: null")
                .contains("after: true")
                .contains("returned: true")
                .contains("java.awt.EventQueue source:");
    }

    @Test
    void S5_awt_is_not_loaded_unless_it_is_used() throws Exception {
        assertThat(inItsOwnJvm("loop")).contains("loop: true").doesNotContain("java.awt.");
    }

    private static String inItsOwnJvm(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** What the other JVM runs. */
    static final class Program {
        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("swing")) {
                inSwing();
            } else {
                try (EventLoop loop = EventLoop.start("ui")) {
                    loop.send(() -> System.out.println("loop: " + (SynchronizationContext.current() == loop)));
                }
            }
        }

        private static void inSwing() throws Exception {
            EventQueue.invokeAndWait(() -> System.out.println("before: " + SynchronizationContext.current()));
            SwingContext.install();
            SwingContext.install();
            var returned = new CompletableFuture<Task<Boolean>>();
            EventQueue.invokeAndWait(() -> {
                System.out.println("after: " + (SynchronizationContext.current() == SwingContext.get()));
                returned.complete(async(() -> {
                    await(Task.run(() -> {}));
                    return EventQueue.isDispatchThread();
                }));
            });
            System.out.println("returned: " + returned.join().result());
        }
    }
}
