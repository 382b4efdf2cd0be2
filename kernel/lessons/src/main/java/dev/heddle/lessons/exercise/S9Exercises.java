package dev.heddle.lessons.exercise;

import dev.heddle.lessons.LoopbackServer;
import dev.heddle.lessons.Readings;
import dev.heddle.tasks.CancellationToken;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** The exercises of section 9: waiting and working in one method. */
public final class S9Exercises {
    private S9Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new EachWhereItBelongs(), new WorkWhileItWaits(), new CancelHalfWay());
    }

    /** The method of S9-1. */
    public interface ReportAsync {
        /** {@code Warmest at } and the {@linkplain Readings#warmestHours warmest hours} of the file {@code /march}. */
        CompletableFuture<String> reportAsync(LoopbackServer server) throws Exception;
    }

    /** The method of S9-2. */
    public interface BothAsync {
        /** What {@code process} makes of the file {@code /march} of either server, the near one's first. */
        CompletableFuture<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process)
                throws Exception;
    }

    /** The method of S9-3. */
    public interface CountAsync {
        /** How many lines of the file {@code /march} are wanted; cancelled when the token is. */
        CompletableFuture<Long> countAsync(LoopbackServer server, Predicate<String> wanted, CancellationToken token)
                throws Exception;
    }
}
