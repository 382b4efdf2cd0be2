package dev.heddle.agent.truth;

import dev.heddle.agent.truth.Program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Threads of a program's own. */
final class ThreadSteps {
    private ThreadSteps() {}

    /** Starts a thread for each and waits for all. */
    static void runAll(boolean virtual, List<Step> bodies) throws Exception {
        List<FutureTask<Boolean>> running = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Step body : bodies) {
            FutureTask<Boolean> task = new FutureTask<>(callable(body));
            running.add(task);
            Thread thread = virtual ? Thread.ofVirtual().unstarted(task) : new Thread(task);
            thread.setName((virtual ? "light-" : "heavy-") + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (FutureTask<Boolean> task : running) {
            task.get();
        }
    }

    static Callable<Boolean> callable(Step step) {
        return () -> {
            step.run();
            return true;
        };
    }
}
