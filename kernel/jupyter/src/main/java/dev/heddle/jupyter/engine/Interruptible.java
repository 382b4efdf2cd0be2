package dev.heddle.jupyter.engine;

import java.util.concurrent.ExecutionException;

/** A wait of the kernel's own that the user may interrupt. */
@FunctionalInterface
public interface Interruptible<T> {
    T await() throws InterruptedException, ExecutionException;
}
