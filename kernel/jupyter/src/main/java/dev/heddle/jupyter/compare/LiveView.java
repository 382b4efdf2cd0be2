package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.Notebook;
import dev.heddle.trace.compare.CompareListener;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.compare.ComparisonWords;
import dev.heddle.trace.compare.Ending;
import dev.heddle.trace.compare.Progress;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * Shows under the cell how a comparison gets on, always in the same place, and remembers what came of it. At the end the place
 * is taken by the whole, or by one line where the cell's value is the comparison and will be shown as such.
 */
final class LiveView implements CompareListener {
    private final BaseKernel kernel;
    private final boolean showsEnd;
    private @Nullable String place;

    LiveView(BaseKernel kernel, boolean showsEnd) {
        this.kernel = kernel;
        this.showsEnd = showsEnd;
    }

    @Override
    public void heard(Progress progress) {
        if (progress.phase() != Progress.Phase.DONE) {
            show(ComparisonView.running(progress));
            return;
        }
        Comparison comparison = progress.soFar();
        Notebook.comparison = comparison;
        boolean valueIsLost = comparison.ending() == Ending.STOPPED;
        show(
                showsEnd || valueIsLost
                        ? kernel.getRenderer().render(comparison)
                        : new DisplayData(ComparisonWords.ending(comparison)));
    }

    private void show(DisplayData data) {
        if (place == null) {
            place = UUID.randomUUID().toString();
            data.setDisplayId(place);
            kernel.display(data);
        } else {
            kernel.getIO().display.updateDisplay(place, data);
        }
    }
}
