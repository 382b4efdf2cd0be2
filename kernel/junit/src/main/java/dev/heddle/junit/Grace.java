package dev.heddle.junit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads what {@link Traced#grace} says. */
final class Grace {
    private static final Pattern TIME = Pattern.compile("0|(\\d{1,9}) ?(ms|s)");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Grace() {}

    static Duration of(String text, String test) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw refused(text, test, "write a time such as 250ms, 2s or 0");
        }
        if (time.group(1) == null) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(time.group(1));
        Duration grace = time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        if (grace.compareTo(LONGEST) > 0) {
            throw refused(text, test, "it may be at most " + LONGEST.toSeconds() + "s");
        }
        return grace;
    }

    private static ExtensionConfigurationException refused(String text, String test, String what) {
        return new ExtensionConfigurationException("@Traced(grace = \"" + text + "\") of " + test + ": " + what);
    }
}
