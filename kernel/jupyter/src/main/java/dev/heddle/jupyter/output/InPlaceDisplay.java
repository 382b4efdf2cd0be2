package dev.heddle.jupyter.output;

import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** One place under a cell in which each thing that is shown replaces the one before. Thread-safe. */
public final class InPlaceDisplay {
    private final BaseKernel kernel;
    private @Nullable String id;

    /** A place that appears under the running cell with the first thing shown. */
    public InPlaceDisplay(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /** Shows this instead of what was shown before. */
    public synchronized void show(DisplayData data) {
        if (id == null) {
            id = UUID.randomUUID().toString();
            data.setDisplayId(id);
            kernel.display(data);
        } else {
            kernel.getIO().display.updateDisplay(id, data);
        }
    }

    /** Whether anything is shown. */
    public synchronized boolean isUsed() {
        return id != null;
    }
}
