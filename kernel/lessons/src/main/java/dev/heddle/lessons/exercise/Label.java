package dev.heddle.lessons.exercise;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A place on a screen for a text; it remembers what was shown, when, and by which thread. */
final class Label implements Consumer<String> {
    private record Shown(String text, String thread, long nanos) {}

    private final List<Shown> shown = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String text) {
        shown.add(new Shown(text, Thread.currentThread().getName(), System.nanoTime()));
    }

    List<String> texts() {
        return shown.stream().map(Shown::text).toList();
    }

    /** How far apart the first and the last were. */
    Duration span() {
        return shown.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(shown.getLast().nanos() - shown.getFirst().nanos());
    }

    /**
     * Goes on when only the thread of the user interface showed something.
     *
     * @throws NotYet otherwise
     */
    void expectOnUi(Judge judge) throws Exception {
        for (Shown one : shown) {
            judge.expect(
                    one.thread().equals(Judge.THREAD),
                    "\"" + one.text() + "\" was shown by the thread " + one.thread()
                            + ". What is on the screen may be changed by the thread ui only.");
        }
    }
}
