package dev.heddle.trace.flow;

import static dev.heddle.trace.flow.Shop.await;
import static dev.heddle.trace.flow.Shop.count;
import static dev.heddle.trace.flow.Shop.orders;
import static dev.heddle.trace.flow.Shop.save;
import static dev.heddle.trace.flow.Shop.user;

import dev.heddle.trace.flow.Shop.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Awaits in methods whose names begin with what is to be said of them. */
@SuppressWarnings({"unused", "VoidUsed"})
final class OtherSamples {
    private final List<CompletableFuture<Integer>> tasks = new ArrayList<>();
    private final CompletableFuture<Integer> task = count(1);

    static String togetherFromTheStart() {
        CompletableFuture<User> user = user(1);
        CompletableFuture<List<String>> orders = orders(2);
        String name = await(user).name();
        return name + await(orders);
    }

    static int togetherAsGiven(CompletableFuture<Integer> some, CompletableFuture<Integer> others) {
        int first = await(some);
        return first + await(others);
    }

    static int togetherThoughWrapped() {
        CompletableFuture<Integer> others = count(2);
        int first = await(count(1));
        return first + await(others.thenApply(n -> n + 1));
    }

    static int togetherOneAhead(int n) {
        int sum = 0;
        CompletableFuture<Integer> next = count(0);
        for (int i = 1; i < n; i++) {
            CompletableFuture<Integer> current = next;
            next = count(i);
            sum += await(current);
        }
        return sum;
    }

    static int unknownMixed(boolean early) {
        CompletableFuture<Integer> others = count(2);
        int first = await(count(1));
        return first + await(early ? others : count(3));
    }

    int unknownFromAList() {
        int sum = 0;
        for (CompletableFuture<Integer> one : tasks) {
            sum += await(one);
        }
        return sum;
    }

    int unknownFromAField() {
        int first = await(count(1));
        return first + await(task);
    }

    static int unknownFromASupplier(Supplier<CompletableFuture<Integer>> load) {
        int first = await(load.get());
        return first + await(load.get());
    }

    static void unknownAfterASave() {
        await(save("a"));
        User user = await(user(1));
    }

    static void unknownBeforeASave() {
        User user = await(user(1));
        await(save("a"));
    }

    static void unknownSaves(List<String> values) {
        for (String value : values) {
            await(save(value));
        }
    }

    static Void unknownSaveOfNothing() {
        User user = await(user(1));
        Void nothing = await(save("a"));
        IO.println(user);
        return nothing;
    }

    static int unknownUnused() {
        User user = await(user(1));
        return await(count(2));
    }

    static int unknownUnnamed() {
        User _ = await(user(1));
        return await(count(2));
    }

    static int unknownInNoLoop() {
        return await(count(1));
    }

    static int unknownOnOneLine(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(count(await(count(i))));
        }
        return sum;
    }
}
