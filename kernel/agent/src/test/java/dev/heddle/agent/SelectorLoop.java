package dev.heddle.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;

/** Waits for events that never come, as the work of an executor: how web servers listen. */
final class SelectorLoop implements Runnable {
    private final Selector selector;

    SelectorLoop() throws IOException {
        selector = Selector.open();
    }

    @Override
    public void run() {
        try {
            while (selector.isOpen()) {
                selector.select();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() throws IOException {
        selector.close();
    }
}
