package dev.heddle.trace.flow;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What the samples call: they are read, never run. */
final class Shop {
    record User(int id, String name) {}

    record Page(String text, String next) {}

    private Shop() {}

    static <T> T await(CompletableFuture<T> future) {
        return future.join();
    }

    static <T> CompletableFuture<T> async(Supplier<T> body) {
        return CompletableFuture.supplyAsync(body);
    }

    static CompletableFuture<User> user(int id) {
        return CompletableFuture.completedFuture(new User(id, "user " + id));
    }

    static CompletableFuture<List<String>> orders(int id) {
        return CompletableFuture.completedFuture(List.of("order of " + id));
    }

    static CompletableFuture<Long> price(String order) {
        return CompletableFuture.completedFuture((long) order.length());
    }

    static CompletableFuture<Double> weight(String order) {
        return CompletableFuture.completedFuture((double) order.length());
    }

    static CompletableFuture<Integer> count(int id) {
        return CompletableFuture.completedFuture(id);
    }

    static CompletableFuture<Void> save(Object value) {
        return CompletableFuture.completedFuture(null);
    }

    static CompletableFuture<Page> page(String address) throws IOException {
        return CompletableFuture.completedFuture(new Page("", address));
    }

    static CompletableFuture<Integer> total(List<?> values) {
        return CompletableFuture.completedFuture(values.size());
    }

    static void log(Object value) {}

    static boolean isOpen() {
        return true;
    }
}
