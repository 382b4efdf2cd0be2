package dev.heddle.tasks;

import java.util.concurrent.TimeUnit;

/**
 * How many events may have their stack recorded: a stack costs ten times what the rest of an event does, so a program with
 * very many tasks would become another one while it is traced.
 *
 * <p>A burst of {@value #MOST} may, then {@value #EACH_SECOND} a second. Threads may overspend a little: the counts are not
 * synchronized, which would cost more than they are worth.
 */
final class StackBudget {
    static final int MOST = 10_000;
    static final int EACH_SECOND = 2_000;

    /** Of those that get none only one in so many looks whether there is something again. */
    private static final int LOOK_AT_CLOCK = 16;

    private static int left = MOST;
    private static long filledAt = System.nanoTime();

    private StackBudget() {}

    /** Takes one stack from the budget; false when it is used up. */
    static boolean spend() {
        int had = left;
        if (had <= 0 && had % LOOK_AT_CLOCK == 0) {
            had = Math.max(had, refill());
        }
        left = had - 1;
        return had > 0;
    }

    private static int refill() {
        long now = System.nanoTime();
        long earned = (now - filledAt) / (TimeUnit.SECONDS.toNanos(1) / EACH_SECOND);
        if (earned > 0) {
            filledAt = now;
        }
        return (int) Math.min(earned, MOST);
    }
}
