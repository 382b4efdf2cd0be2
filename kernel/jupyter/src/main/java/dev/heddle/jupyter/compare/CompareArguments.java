package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.UserError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind {@code %%compare}.
 *
 * @param time how long all of it may take
 * @param sizes at which to do the work, empty for none
 */
record CompareArguments(Duration time, List<Integer> sizes) {
    private static final Duration TIME = Duration.ofSeconds(10);

    static final Magic MAGIC = new Magic(
            "%%compare [--time TIME] [--at N,N,…]",
            "measures the parts of the cell below lines // %% NAME against each other",
            List.of(
                    Magic.Word.withValue("--time", "how long all of it may take (else " + TIME.toSeconds() + "s)"),
                    Magic.Word.withValue("--at", "sizes at which to do the work, which sees each as int n")));

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern TIMES = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9_]{0,11}");

    CompareArguments {
        sizes = List.copyOf(sizes);
    }

    static CompareArguments of(List<String> words) {
        Duration time = TIME;
        List<Integer> sizes = List.of();
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--time" -> time = time(valueOf(option, rest));
                case "--at" -> sizes = sizes(valueOf(option, rest));
                default -> throw usage("does not know " + option);
            }
        }
        return new CompareArguments(time, sizes);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw usage("misses what comes after " + option);
        }
        return rest.next();
    }

    private static Duration time(String text) {
        Matcher matcher = TIMES.matcher(text);
        if (!matcher.matches()) {
            throw usage("takes a time such as 500ms, 30s or 2m after --time, not " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw usage("takes a time up to " + LONGEST.toMinutes() + "m, not " + text);
        }
        return time;
    }

    private static List<Integer> sizes(String text) {
        List<Integer> sizes =
                Arrays.stream(text.split(",", -1)).map(part -> size(part, text)).toList();
        if (sizes.stream().distinct().count() < sizes.size()) {
            throw usage("takes each size once: " + text);
        }
        return sizes;
    }

    private static int size(String part, String all) {
        try {
            if (SIZE.matcher(part).matches()) {
                return Integer.parseInt(part.replace("_", ""));
            }
        } catch (NumberFormatException tooLarge) {
            // is told as any other
        }
        throw usage("takes sizes such as 1,10,1_000 after --at, with no spaces, not " + all);
    }

    private static UserError usage(String what) {
        return new UserError("Usage", "%%compare " + what + ".\n" + MAGIC.help());
    }
}
