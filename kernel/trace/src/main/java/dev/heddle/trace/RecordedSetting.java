package dev.heddle.trace;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times in a recording's settings: {@code 20 ms}. */
final class RecordedSetting {
    /** What the JDK's own settings say. */
    static final long DEFAULT_PERIOD = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ns|us|ms|s)");
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns",
            TimeUnit.NANOSECONDS,
            "us",
            TimeUnit.MICROSECONDS,
            "ms",
            TimeUnit.MILLISECONDS,
            "s",
            TimeUnit.SECONDS);

    private RecordedSetting() {}

    /** The time in nanoseconds, 0 where it is none: {@code everyChunk}. */
    static long nanos(String setting) {
        Matcher time = TIME.matcher(setting);
        if (!time.matches()) {
            return 0;
        }
        return UNITS.getOrDefault(time.group(2), TimeUnit.NANOSECONDS).toNanos(Long.parseLong(time.group(1)));
    }
}
