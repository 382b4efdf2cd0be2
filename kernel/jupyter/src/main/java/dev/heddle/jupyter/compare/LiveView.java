package dev.heddle.jupyter.compare;

import dev.heddle.jupyter.Notebook;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.compare.CompareListener;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.compare.ComparisonWords;
import dev.heddle.trace.compare.Ending;
import dev.heddle.trace.compare.Progress;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Shows under the cell how a comparison gets on, always in the same place, and remembers what came of it. At the end the place
 * is taken by the whole, or by one line where the cell's value is the comparison and will be shown as such.
 */
final class LiveView implements CompareListener {
    private final BaseKernel kernel;
    private final boolean showsEnd;
    private final InPlaceDisplay place;

    LiveView(BaseKernel kernel, boolean showsEnd) {
        this.kernel = kernel;
        this.showsEnd = showsEnd;
        place = new InPlaceDisplay(kernel);
    }

    @Override
    public void heard(Progress progress) {
        if (progress.phase() != Progress.Phase.DONE) {
            place.show(ComparisonView.running(progress));
            return;
        }
        Comparison comparison = progress.soFar();
        Notebook.comparison = comparison;
        boolean valueIsLost = comparison.ending() == Ending.STOPPED;
        place.show(
                showsEnd || valueIsLost
                        ? kernel.getRenderer().render(comparison)
                        : new DisplayData(ComparisonWords.ending(comparison)));
    }
}
