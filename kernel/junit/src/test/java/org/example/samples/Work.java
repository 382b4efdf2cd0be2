package org.example.samples;

import java.util.concurrent.CountDownLatch;

/** What the samples test. It is outside of this library's package, whose own code has no places in a trace. */
final class Work {
    private Work() {}

    static void startThread(String name) throws InterruptedException {
        Thread thread = Thread.ofPlatform().name(name).start(Work::rest);
        thread.join();
    }

    static void rest() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
