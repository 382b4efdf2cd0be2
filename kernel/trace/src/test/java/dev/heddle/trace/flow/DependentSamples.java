package dev.heddle.trace.flow;

import static dev.heddle.trace.flow.Shop.async;
import static dev.heddle.trace.flow.Shop.await;
import static dev.heddle.trace.flow.Shop.count;
import static dev.heddle.trace.flow.Shop.log;
import static dev.heddle.trace.flow.Shop.orders;
import static dev.heddle.trace.flow.Shop.page;
import static dev.heddle.trace.flow.Shop.price;
import static dev.heddle.trace.flow.Shop.total;
import static dev.heddle.trace.flow.Shop.user;

import dev.heddle.trace.flow.Shop.Page;
import dev.heddle.trace.flow.Shop.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** In each method the second await, or that of the next round, needs the first, or nobody can tell that it does not. */
@SuppressWarnings({"unused", "UnnecessaryAsync", "ModifiedButNotUsed"}) // only how values get on matters
final class DependentSamples {
    private static int last;

    private final List<Integer> kept = new ArrayList<>();
    private int id;

    static List<String> argument() {
        User user = await(user(1));
        return await(orders(user.id()));
    }

    static List<String> plainArgument() {
        int id = await(count(1));
        return await(orders(id + 1));
    }

    static List<String> nested() {
        return await(orders(await(count(1))));
    }

    static int throughAList() {
        List<Integer> ids = new ArrayList<>();
        ids.add(await(count(1)));
        return await(count(ids.get(0)));
    }

    static int throughAnAlias() {
        List<Integer> ids = new ArrayList<>();
        List<Integer> same = ids;
        ids.add(await(count(1)));
        return await(total(same));
    }

    static int throughAView() {
        List<Integer> ids = new ArrayList<>(List.of(1, 2));
        List<Integer> view = ids.subList(0, 1);
        ids.set(0, await(count(1)));
        return await(total(view));
    }

    static int throughAnIterator() {
        List<Integer> ids = new ArrayList<>(List.of(1, 2));
        ListIterator<Integer> iterator = ids.listIterator();
        iterator.add(await(count(1)));
        return await(total(ids));
    }

    static int throughAnArray() {
        int[] ids = new int[1];
        ids[0] = await(count(1));
        return await(count(ids[0]));
    }

    static int throughANestedList() {
        List<List<Integer>> all = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        all.add(ids);
        ids.add(await(count(1)));
        return await(total(all));
    }

    static int throughALambda() {
        List<Integer> ids = new ArrayList<>();
        Supplier<Integer> size = () -> ids.size();
        ids.add(await(count(1)));
        return await(count(size.get()));
    }

    static int throughText() {
        StringBuilder text = new StringBuilder();
        text.append("a").append(await(count(1)));
        return await(count(text.toString().length()));
    }

    static long throughAnElement() {
        List<Integer> ids = Collections.singletonList(await(count(1)));
        return await(price("a" + ids));
    }

    static int throughAFilledArray() {
        Integer[] ids = new Integer[3];
        Arrays.fill(ids, await(count(1)));
        return await(count(ids[0]));
    }

    static int throughACopy() {
        List<Integer> ids = await(async(() -> List.of(1)));
        Integer[] array = new Integer[1];
        Integer[] filled = ids.toArray(array);
        return await(count(array[0]));
    }

    static int throughAnAtomic() {
        AtomicInteger id = new AtomicInteger();
        id.set(await(count(1)));
        return await(count(id.get()));
    }

    int throughAField() {
        id = await(count(1));
        return await(count(2));
    }

    static int throughAStaticField() {
        last = await(count(1));
        return await(count(2));
    }

    int throughAListInAField() {
        kept.add(await(count(1)));
        return await(count(2));
    }

    static int calledBetween() {
        User user = await(user(1));
        log(user);
        return await(count(2));
    }

    static int decided() {
        User user = await(user(1));
        if (user == null) {
            return 0;
        }
        return await(count(2));
    }

    static int decidedByText() {
        String kind = await(async(() -> "a"));
        int id = switch (kind) {
            case "a" -> 1;
            case "b" -> 2;
            default -> 3;
        };
        return await(count(id));
    }

    static int decidedByNumber() {
        int id = 0;
        switch (await(count(1))) {
            case 1 -> id = 7;
            case 2 -> id = 5;
            default -> {}
        }
        return await(count(id));
    }

    static int throughACapturedArray() {
        int[] ids = new int[1];
        Supplier<Integer> id = () -> ids[0];
        ids[0] = await(count(1));
        return await(count(id.get()));
    }

    static int throughAGivenArray(int[] ids, Supplier<Integer> id) {
        ids[0] = await(count(1));
        return await(count(id.get()));
    }

    static int decidedByPattern() {
        Object some = await(async(() -> (Object) "a"));
        int id = switch (some) {
            case String text when text.isEmpty() -> 1;
            case Integer number -> number;
            default -> 3;
        };
        return await(count(id));
    }

    static int captured() {
        User user = await(user(1));
        return await(async(() -> user.id() + 1));
    }

    static List<String> joined(boolean known) {
        int id = 5;
        int found = await(count(1));
        if (!known) {
            id = found;
        }
        return await(orders(id));
    }

    static void pages() throws IOException {
        String address = "a";
        Page page;
        while ((page = await(page(address))) != null) {
            address = page.next();
        }
    }

    static int sumHandedOn(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(count(sum));
        }
        return sum;
    }

    static int twoRoundsLater(int n) {
        int some = 0;
        int others = 0;
        for (int i = 0; i < n; i++) {
            int got = await(count(some));
            some = others;
            others = got;
        }
        return some;
    }

    static int untilFound(int n) {
        for (int i = 0; i < n; i++) {
            int found = await(count(i));
            if (found > 3) {
                break;
            }
        }
        return n;
    }

    static int worklist(List<String> start) throws IOException {
        List<String> todo = new ArrayList<>(start);
        while (!todo.isEmpty()) {
            Page page = await(page(todo.removeLast()));
            todo.add(page + "");
        }
        return 0;
    }

    static int whetherItFailed() throws IOException {
        int id = 1;
        try {
            Page page = await(page("a"));
            id = 2;
        } catch (IllegalStateException e) {
            IO.println("none");
        }
        return await(count(id));
    }

    static int whetherItFailedInAList() throws IOException {
        List<Integer> done = new ArrayList<>();
        try {
            Page page = await(page("a"));
            done.add(1);
        } catch (IllegalStateException e) {
            IO.println("none");
        }
        return await(total(done));
    }

    static int failuresCounted(List<String> addresses) throws IOException {
        List<String> texts = new ArrayList<>();
        int failures = 0;
        for (String address : addresses) {
            try {
                texts.add(await(page(address + failures)) + "");
            } catch (IllegalStateException e) {
                failures++;
            }
        }
        return texts.size();
    }

    static int leftOnFailure(List<String> addresses) throws IOException {
        int sum = 0;
        for (String address : addresses) {
            try {
                sum += (await(page("a")) + "").length();
            } catch (IllegalStateException e) {
                log("left");
                continue;
            }
            sum++;
        }
        return sum;
    }

    static int throughCharacters() {
        char[] characters = new char[10];
        String text = await(async(() -> "abc"));
        text.getChars(0, 3, characters, 0);
        return await(count(characters[0]));
    }

    static int calledWhereItFailed() throws IOException {
        Page page = null;
        try {
            page = await(page("a"));
        } catch (IllegalStateException e) {
            log("failed");
        }
        return await(count(1));
    }

    static Page retried() throws IOException {
        while (true) {
            try {
                return await(page("a"));
            } catch (IllegalStateException e) {
                IO.println("again");
            }
        }
    }

    static Page fallback() throws IOException {
        try {
            return await(page("a"));
        } catch (IllegalStateException e) {
            return await(page("b"));
        }
    }

    static int exceptionHandedOn() throws IOException {
        Object error = "";
        try {
            error = await(page("a"));
        } catch (IllegalStateException e) {
            error = e;
        }
        return await(total(List.of(error)));
    }

    static CompletableFuture<Supplier<Integer>> inALambda() {
        return async(() -> () -> {
            int some = await(count(1));
            return await(count(some));
        });
    }

    static long longHandedOn() {
        long price = await(price("a"));
        double half = price / 2.0;
        return await(price("b" + half));
    }

    static int storedThenOverwritten() {
        int id = await(count(1));
        int copy = id;
        id = 2;
        return await(count(copy));
    }

    static int comparedWithUsersCode(List<User> users) {
        List<User> all = new ArrayList<>(users);
        all.add(await(user(1)));
        all.removeIf(user -> user.id() == last);
        return await(count(2));
    }
}
