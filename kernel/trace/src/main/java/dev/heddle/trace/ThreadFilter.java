package dev.heddle.trace;

/** Picks threads by what a recording knows of them. May be called on any thread. */
@FunctionalInterface
public interface ThreadFilter {
    /**
     * Whether this thread is meant.
     *
     * @param name its name
     * @param group the name of its thread group, empty when unknown
     */
    boolean matches(String name, String group);

    /** Matches no thread. */
    static ThreadFilter none() {
        return (name, group) -> false;
    }

    /** Matches the threads of one thread group. */
    static ThreadFilter group(String groupName) {
        return (name, group) -> group.equals(groupName);
    }

    /** Matches what either matches. */
    default ThreadFilter or(ThreadFilter other) {
        return (name, group) -> matches(name, group) || other.matches(name, group);
    }
}
