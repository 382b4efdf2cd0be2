package dev.heddle.lessons.exercise;

import dev.heddle.lessons.ReportPrinter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;

/** The exercises of section 6: work runs elsewhere, and what must not wait goes on. */
public final class S6Exercises {
    private S6Exercises() {}

    static List<Exercise<?>> all() {
        return List.of(new S6Parts(), new S6Reports(), new S6TwoAtATime(), new S6Progress());
    }

    /** The method of S6-1. */
    public interface CountAsync {
        /**
         * How many primes there are below the limit, counted in eight parts at once.
         *
         * @param count counts those from its first number to its second, which is not included
         */
        CompletableFuture<Integer> countAsync(int limit, IntBinaryOperator count) throws Exception;
    }

    /** The method of S6-2. */
    public interface PrintAllAsync {
        /** Prints all reports at once; the receipts in the order of the titles. */
        CompletableFuture<List<String>> printAllAsync(ReportPrinter printer, List<String> titles) throws Exception;
    }

    /** The method of S6-3. */
    public interface PrintTwoAtATimeAsync {
        /** Prints all reports, never more than two at once; the receipts in the order of the titles. */
        CompletableFuture<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles)
                throws Exception;
    }

    /** The method of S6-4. */
    public interface CountAndShowAsync {
        /** Counts the primes below the limit, and shows {@code 10 %} after the first tenth of the numbers, and so on. */
        CompletableFuture<Integer> countAndShowAsync(int limit, Consumer<String> show) throws Exception;
    }
}
