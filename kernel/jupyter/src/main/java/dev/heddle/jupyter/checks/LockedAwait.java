package dev.heddle.jupyter.checks;

/**
 * An await under {@code synchronized}.
 *
 * @param await where it stands
 * @param call what leads to it from the code that holds the monitor: the await itself, or a call
 * @param lock what holds the monitor: {@code the synchronized block of line 3}
 */
public record LockedAwait(Place await, Place call, String lock) {
    /** Whether the await itself stands in the code that holds the monitor. */
    public boolean isDirect() {
        return await.equals(call);
    }
}
