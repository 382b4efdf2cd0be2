package dev.heddle.trace;

import java.time.Duration;
import java.util.Locale;

/** How text forms write times and names. */
final class Words {
    private Words() {}

    /** {@code 312 ms}, {@code 4.2 ms}, {@code 1.31 s}. */
    static String time(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis >= 999.5) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis >= 9.95 ? "%.0f ms" : "%.1f ms", millis);
    }

    /** The text with characters that would break a line or steer a terminal shown by their codes. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean unseen = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            if (unseen) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
