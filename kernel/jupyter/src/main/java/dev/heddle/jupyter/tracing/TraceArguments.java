package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code %%trace}.
 *
 * @param grace how long to wait for work that outlives the cell
 * @param file where to save the trace as well, null for nowhere
 */
record TraceArguments(Duration grace, @Nullable Path file) {
    private static final Duration GRACE = Duration.ofMillis(250);

    static final Magic MAGIC = new Magic(
            "%%trace [--grace TIME] [--save FILE]",
            "runs the cell and shows what its threads and tasks did",
            List.of(
                    Magic.Word.withValue(
                            "--grace",
                            "how long to wait for work that outlives the cell, such as 2s or 0 (else "
                                    + GRACE.toMillis() + "ms)"),
                    Magic.Word.withValue("--save", "a file to keep the trace in: .jfr, .html, .pftrace or .json")));

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s)?");

    static TraceArguments of(List<String> words) {
        Duration grace = GRACE;
        @Nullable Path file = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--grace" -> grace = time(valueOf(option, rest));
                case "--save" -> file = file(valueOf(option, rest));
                default -> throw usage("does not know " + option);
            }
        }
        return new TraceArguments(grace, file);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw usage("misses what comes after " + option);
        }
        return rest.next();
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException refused) {
            throw usage("cannot save to " + name + ": " + refused.getReason());
        }
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw usage("takes a time such as 250ms, 2s or 0 after --grace, not " + text);
        }
        long number = Long.parseLong(time.group(1));
        Duration grace = "s".equals(time.group(2)) ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        if (grace.compareTo(LONGEST_GRACE) > 0) {
            throw usage("waits for at most " + LONGEST_GRACE.toSeconds() + "s");
        }
        return grace;
    }

    private static UserError usage(String what) {
        return new UserError("Usage", "%%trace " + what + ".\n" + MAGIC.help());
    }
}
