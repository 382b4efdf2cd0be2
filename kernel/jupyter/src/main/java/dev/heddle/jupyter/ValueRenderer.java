package dev.heddle.jupyter;

import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/** Renders values that nothing else is registered for: arrays by their elements, and nothing longer than a reader reads. */
final class ValueRenderer extends Renderer {
    private static final int LONGEST = 20_000;

    /** As {@link #render(Object)}; null is shown as such, and what is rendered already as it is. */
    DisplayData renderNullable(@Nullable Object value) {
        return switch (value) {
            case null -> new DisplayData("null");
            case DisplayData rendered -> rendered;
            default -> render(value);
        };
    }

    @Override
    protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
        if (!data.hasDataForType(MIMEType.TEXT_PLAIN)) {
            data.putText(text(value));
        }
        return data;
    }

    private static String text(Object value) {
        String text;
        try {
            text = value.getClass().isArray() ? ArrayUtils.toString(value) : String.valueOf(value.toString());
        } catch (RuntimeException | StackOverflowError e) {
            return value.getClass().getName() + " (its toString() threw " + e + ")";
        }
        return text.length() <= LONGEST
                ? text
                : StringUtils.left(text, LONGEST) + "… (" + text.length() + " characters in all; print it to see them)";
    }
}
