package dev.heddle.agent.hook;

import java.util.Map;

/**
 * Why a virtual thread left its carrier, by the JDK's own numbers for a virtual thread's state, which are private to it and
 * differ from release to release: they are read from its class.
 */
public final class MountEnds {
    private static final byte ENDED = 0;
    private static final Map<String, Byte> BY_NAME = Map.of(
            "PARKING", (byte) 1,
            "TIMED_PARKING", (byte) 1,
            "YIELDING", (byte) 2,
            "BLOCKING", (byte) 3,
            "WAITING", (byte) 4,
            "TIMED_WAITING", (byte) 4);

    static final MountEnds UNKNOWN = new MountEnds(Map.of());

    private final byte[] byState = new byte[128];

    /** Takes the constants of the JDK's class, by name. */
    public MountEnds(Map<String, Integer> constants) {
        constants.forEach((name, state) -> {
            if (state >= 0 && state < byState.length) {
                byState[state] = BY_NAME.getOrDefault(name, ENDED);
            }
        });
    }

    byte of(int state) {
        return state >= 0 && state < byState.length ? byState[state] : ENDED;
    }
}
