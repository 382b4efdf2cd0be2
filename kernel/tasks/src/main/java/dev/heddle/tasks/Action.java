package dev.heddle.tasks;

/** A piece of work without a value that may throw anything. */
@FunctionalInterface
public interface Action {
    /** Does the work. */
    void run() throws Exception;
}
