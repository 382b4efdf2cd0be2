package dev.heddle.tasks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.Async;
import dev.heddle.tasks.EventLoop;
import dev.heddle.tasks.Task;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A JVM without the flag: {@code async} says so, everything else works. */
@Timeout(60)
class EngineFlagTest {
    @Test
    void names_the_missing_flag() throws IOException, InterruptedException {
        String output = OtherJvm.output(WithoutFlag.class, List.of());
        assertThat(output)
                .contains("pool-1")
                .contains("AsyncUnavailableException")
                .contains("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED")
                .contains("-Ddev.heddle.tasks.engine=virtual-thread");
    }

    /** What the other JVM runs. */
    static final class WithoutFlag {
        public static void main(String[] args) {
            try (EventLoop loop = EventLoop.start("ui")) {
                System.out.println(
                        Task.run(() -> Thread.currentThread().getName()).result());
                System.out.println(Async.async(() -> loop.name()).result());
            } catch (IllegalStateException e) {
                System.out.println(e);
            }
        }
    }
}
