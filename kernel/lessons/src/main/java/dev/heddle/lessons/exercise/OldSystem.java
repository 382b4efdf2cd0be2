package dev.heddle.lessons.exercise;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Has only calls that hold their thread; knows on which threads they were made. Any thread may use it. */
final class OldSystem {
    private static final Duration ANSWER_TIME = Duration.ofMillis(300);

    private final Set<String> askedOn = new ConcurrentSkipListSet<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    static String answer(int question) {
        return "answer " + question;
    }

    String ask(int question) throws InterruptedException {
        askedOn.add(Thread.currentThread().getName());
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            Thread.sleep(ANSWER_TIME);
            return answer(question);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** Whether a thread made a call whose name begins so. */
    boolean wasAskedOn(String name) {
        return askedOn.stream().anyMatch(thread -> thread.startsWith(name));
    }

    Set<String> threads() {
        return askedOn;
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }
}
