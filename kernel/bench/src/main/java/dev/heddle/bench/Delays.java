package dev.heddle.bench;

import dev.heddle.tasks.Task;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Who can wait for a time. */
enum Delays {
    @Row(value = "`Task.delay`", ours = true)
    TASK_DELAY {
        @Override
        Started start() {
            return Task.delay(TIME)::waitFor;
        }
    },

    @Row("`ScheduledThreadPoolExecutor.schedule`, one thread")
    SCHEDULED {
        @Override
        Started start() {
            return Scheduler.ONE_THREAD.schedule(() -> {}, TIME.toNanos(), TimeUnit.NANOSECONDS)::get;
        }
    },

    @Row("virtual thread, `Thread.sleep`")
    VIRTUAL {
        @Override
        Started start() {
            return Thread.startVirtualThread(Delays::sleep)::join;
        }
    },

    @Row("Kotlin `launch(Dispatchers.Default) { delay(…) }`")
    KOTLIN {
        @Override
        Started start() {
            return Coroutines.launchDelay(TIME.toMillis());
        }
    };

    /** Longer than it takes to start all of them. */
    private static final Duration TIME = Duration.ofSeconds(1);

    abstract Started start();

    /** A delay under way. */
    interface Started {
        /** Waits for its end. */
        void end() throws Exception;
    }

    private static void sleep() {
        try {
            Thread.sleep(TIME);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Scheduler {
        static final ScheduledExecutorService ONE_THREAD = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
    }
}
