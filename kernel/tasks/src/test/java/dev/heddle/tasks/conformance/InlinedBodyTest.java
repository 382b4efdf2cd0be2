package dev.heddle.tasks.conformance;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.Task;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SEMANTICS S5 where a program has one async body only: C2 then compiles it into the method that runs it, to which the
 * compile command for the body's own class does not apply (docs/how-it-works.md).
 */
@Timeout(60)
@Tag("continuation")
class InlinedBodyTest {
    @Test
    void S5_the_current_thread_is_right_in_a_body_that_is_compiled_into_what_runs_it()
            throws IOException, InterruptedException {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("--add-exports"))
                .toList();
        assertThat(OtherJvm.output(OneBody.class, options)).isEqualTo("0 of 20000 wrong");
    }

    /** What the other JVM runs. */
    static final class OneBody {
        public static void main(String[] args) {
            Thread main = Thread.currentThread();
            int wrong = 0;
            for (int i = 0; i < 20_000; i++) {
                wrong += async(() -> {
                            Thread before = Thread.currentThread();
                            await(Task.yield()); // goes on on the pool
                            return before == main && Thread.currentThread() != main ? 0 : 1;
                        })
                        .result();
            }
            System.out.print(wrong + " of 20000 wrong");
        }
    }
}
