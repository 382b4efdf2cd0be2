package dev.heddle.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsTest {
    @Test
    void here_is_the_calling_thread() throws Exception {
        FutureTask<Threads.Here> platform = new FutureTask<>(Threads::here);
        Thread thread = Thread.ofPlatform().name("me").daemon().start(platform);

        assertThat(platform.get()).hasToString("me #" + thread.threadId() + ", platform, daemon");
    }

    @Test
    void a_virtual_thread_knows_its_carrier() throws Exception {
        FutureTask<Threads.Here> virtual = new FutureTask<>(Threads::here);
        Thread.ofVirtual().name("light").start(virtual);

        assertThat(virtual.get().kind()).isEqualTo("virtual");
        assertThat(virtual.get().carrier()).startsWith("ForkJoinPool-");
        assertThat(virtual.get().toString()).startsWith("light #").contains("virtual, on ForkJoinPool-");
    }

    @Test
    void whoever_knows_the_context_is_asked() {
        Threads.contextProvider(() -> "ui");
        try {
            assertThat(Threads.here().toString()).endsWith(", context ui");
        } finally {
            Threads.contextProvider(() -> null);
        }
        assertThat(Threads.here().context()).isNull();
    }

    @Test
    void all_lists_the_live_platform_threads() {
        assertThat(Threads.all())
                .anySatisfy(live -> {
                    assertThat(live.id()).isEqualTo(Thread.currentThread().threadId());
                    assertThat(live.state()).isEqualTo(Thread.State.RUNNABLE);
                    assertThat(live.cpu()).isPositive();
                    assertThat(live.top()).isNotEmpty();
                })
                .isSortedAccordingTo(java.util.Comparator.comparingLong(Threads.Live::id));
    }
}
