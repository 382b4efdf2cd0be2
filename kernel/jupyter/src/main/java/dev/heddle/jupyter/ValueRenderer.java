package dev.heddle.jupyter;

import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/** Renders values that nothing else is registered for: arrays by their elements, nothing longer than a reader reads, and
 * what is rendered already as it is. */
final class ValueRenderer extends Renderer {
    private static final int LONGEST = 20_000;

    /** As {@link #render(Object)}; null is shown as such. */
    DisplayData renderNullable(@Nullable Object value) {
        return value == null ? new DisplayData("null") : render(value);
    }

    @Override
    public DisplayData render(Object value, Map<String, Object> params) {
        return value instanceof DisplayData rendered ? rendered : super.render(value, params);
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
