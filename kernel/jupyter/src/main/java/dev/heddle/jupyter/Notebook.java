package dev.heddle.jupyter;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** What cells may call by its bare name: every public member is imported into every notebook. */
public final class Notebook {
    /** What the threads of the last {@code %%trace} cell did; null before the first. */
    @SuppressWarnings("NonFinalStaticField") // a cell's name for it is this field
    public static volatile @Nullable ThreadTrace trace;

    /** What came of the last comparison, by {@code %%compare} or {@code Compare}; null before the first. */
    @SuppressWarnings("NonFinalStaticField") // a cell's name for it is this field
    public static volatile @Nullable Comparison comparison;

    private Notebook() {}

    /**
     * Shows a value under the cell, as its result would be; any thread of the cell may call it.
     *
     * @return an id with which {@link #updateDisplay} shows something else in its place
     */
    public static String display(Object value) {
        DisplayData data = BaseKernel.notebookKernel().getRenderer().render(value);
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        BaseKernel.notebookKernel().display(data);
        return Objects.requireNonNull(data.getDisplayId());
    }

    /** Shows another value in the place of one that was shown before. */
    public static void updateDisplay(String id, Object value) {
        DisplayData data = BaseKernel.notebookKernel().getRenderer().render(value);
        BaseKernel.notebookKernel().getIO().display.updateDisplay(id, data);
    }

    /**
     * Asserts a claim: shows it with a tick when it holds, and fails the cell when it does not.
     *
     * @param claim what is claimed, as a sentence
     * @param evidence the measured figures behind it, shown either way
     * @throws CheckFailed when it does not hold
     */
    public static void check(String claim, boolean holds, @Nullable Object... evidence) {
        String figures = Arrays.stream(evidence).map(Notebook::figure).collect(Collectors.joining(", "));
        String text = claim + (figures.isEmpty() ? "" : " (" + figures + ")");
        if (!holds) {
            throw new CheckFailed(text + whichTrace());
        }
        DisplayData passed = new DisplayData("✓ " + text);
        passed.putHTML("<div style=\"border-left:3px solid #00805f;padding:1px 8px\"><b style=\"color:#00805f\">✓</b> "
                + Html.escape(text) + "</div>");
        display(passed);
    }

    /** Cells may be run in any order: the one below another cell may look at the wrong trace. */
    private static String whichTrace() {
        ThreadTrace last = trace;
        return last == null
                ? ""
                : "\n(The last trace is that of " + last.title()
                        + ". If this is about an earlier cell, run that one again, and then this one.)";
    }

    private static String figure(@Nullable Object value) {
        return value instanceof Duration duration ? TimeText.of(duration) : String.valueOf(value);
    }

    /** A claim that does not hold on what was measured. */
    public static final class CheckFailed extends AssertionError {
        private static final long serialVersionUID = 1;

        CheckFailed(String claim) {
            super("does not hold here: " + claim);
        }
    }
}
