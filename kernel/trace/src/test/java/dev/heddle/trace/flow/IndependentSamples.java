package dev.heddle.trace.flow;

import static dev.heddle.trace.flow.Shop.async;
import static dev.heddle.trace.flow.Shop.await;
import static dev.heddle.trace.flow.Shop.count;
import static dev.heddle.trace.flow.Shop.isOpen;
import static dev.heddle.trace.flow.Shop.log;
import static dev.heddle.trace.flow.Shop.orders;
import static dev.heddle.trace.flow.Shop.page;
import static dev.heddle.trace.flow.Shop.price;
import static dev.heddle.trace.flow.Shop.user;
import static dev.heddle.trace.flow.Shop.weight;

import dev.heddle.trace.flow.Shop.Page;
import dev.heddle.trace.flow.Shop.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** In each method the awaits, of which there are one in a loop or two, could run at once. */
@SuppressWarnings("unused")
final class IndependentSamples {
    private int account = 7;

    static String twoInARow() {
        User user = await(user(1));
        List<String> orders = await(orders(2));
        return user.name() + orders;
    }

    static String printedBetween() {
        User user = await(user(1));
        System.out.println(user);
        System.out.printf("%s%n", user);
        IO.println("got " + user);
        List<String> orders = await(orders(2));
        return user.name() + orders;
    }

    static long longsAndDoubles(String first, String second) {
        long price = await(price(first));
        double doubled = price * 2.0;
        double weight = await(weight(second));
        return (long) (price * weight + doubled);
    }

    int fieldsRead() {
        int some = await(count(account));
        int others = await(count(account + 1));
        return some + others;
    }

    static List<User> collectedInALoop(List<Integer> ids) {
        List<User> users = new ArrayList<>();
        for (int id : ids) {
            users.add(await(user(id)));
        }
        log(users);
        return users;
    }

    static void collectedIntoAnArgument(int[] ids, List<User> users) {
        for (int id : ids) {
            users.add(await(user(id)));
        }
    }

    static long summedInALoop(List<String> orders) {
        long sum = 0;
        for (int i = 0; i < orders.size(); i++) {
            sum += await(price(orders.get(i)));
        }
        return sum;
    }

    static User[] filledArray(int n) {
        User[] users = new User[n];
        for (int i = 0; i < n; i++) {
            users[i] = await(user(i));
        }
        return users;
    }

    static Map<Integer, User> mapped(List<Integer> ids) {
        Map<Integer, User> users = new HashMap<>();
        for (int id : ids) {
            User user = await(user(id));
            users.put(id, user);
        }
        return users;
    }

    static String textBuilt(int n) {
        StringBuilder text = new StringBuilder();
        String names = "";
        for (int i = 0; i < n; i++) {
            User user = await(user(i));
            text.append(i).append(": ").append(user).append('\n');
            names += user;
        }
        return text + names;
    }

    static List<String> retriedNothing(List<String> addresses) {
        List<String> texts = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String address : addresses) {
            try {
                texts.add(await(page(address)) + "");
            } catch (IOException e) {
                System.out.println("cannot load " + address + ": " + e);
                failed.add(address);
            }
        }
        texts.addAll(failed);
        return texts;
    }

    static String failureSurvived() {
        Page page = null;
        try {
            page = await(page("a"));
        } catch (IOException e) {
            System.out.println("none");
        }
        User user = await(user(1));
        return page + user.name();
    }

    static String inOneTry() {
        try {
            Page page = await(page("a"));
            log("between");
            User user = await(user(1));
            return page.text() + user.name();
        } catch (IOException e) {
            log(e);
            return "none";
        } finally {
            log("done");
        }
    }

    static String afterFinally() {
        User user;
        try {
            user = await(user(1));
        } finally {
            log("done");
        }
        List<String> orders = await(orders(2));
        return user.name() + orders;
    }

    static String ternary(boolean all) {
        User user = await(user(1));
        List<String> orders = await(all ? orders(2) : orders(3));
        return user.name() + orders;
    }

    static String switched(int kind) {
        User user = await(user(1));
        CompletableFuture<?> next = switch (kind) {
            case 0 -> orders(2);
            case 1 -> price("x");
            default -> count(3);
        };
        Object found = await(next);
        return user.name() + found;
    }

    static List<User> brokenOff(int n) {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (!isOpen()) {
                break;
            }
            if (i == 3) {
                continue;
            }
            users.add(await(user(i)));
        }
        return users;
    }

    static Callable<String> inALambda(int first, int second) {
        return () -> {
            User user = await(user(first));
            List<String> orders = await(orders(second));
            return user.name() + orders;
        };
    }

    static int streamsOfOtherThings(List<Integer> ids) {
        int some = await(count(1));
        int most = ids.stream().mapToInt(id -> id + 1).max().orElse(0);
        int others = await(count(most));
        return some + others;
    }

    static int nestedLoops(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += await(count(i * j));
            }
        }
        return sum;
    }

    static int bothOnOneLine() {
        return await(count(1)) + await(count(2));
    }

    static int bothOnOneLineOfALoop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(count(i)) * await(count(-i));
        }
        return sum;
    }

    static String asyncBodies() {
        User user = await(async(() -> new User(1, "a")));
        String text = await(async(() -> "b"));
        return user.name() + text;
    }

    static String chained() {
        User user = await(user(1));
        int orders = await(orders(2).thenApply(List::size));
        return user.name() + orders;
    }

    static String byFunction(IntFunction<CompletableFuture<User>> load) {
        User some = await(load.apply(1));
        User others = await(load.apply(2));
        return some.name() + others.name();
    }

    static String overwritten() {
        int id = 1;
        String name = await(user(id)) + "";
        id = 2;
        name = "b";
        return await(orders(id)) + name;
    }

    static int whileOpen() {
        int sum = 0;
        while (isOpen()) {
            sum += await(count(1));
        }
        return sum;
    }

    static String perUser(List<Integer> ids) {
        String text = "";
        for (int id : ids) {
            User user = await(user(id));
            List<String> orders = await(orders(id));
            log(user.name() + orders);
        }
        return text;
    }

    static List<Integer> joinedStreams(int n) {
        List<Integer> squares = IntStream.range(0, n).mapToObj(i -> i * i).toList();
        List<Integer> counts = new ArrayList<>();
        for (int square : squares) {
            counts.add(await(count(square)));
        }
        return counts.stream().sorted().toList();
    }
}
