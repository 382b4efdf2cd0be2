package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.CellObserver;
import dev.heddle.jupyter.HeddleKernel;
import dev.heddle.jupyter.engine.CellSource;
import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.jupyter.output.InPlaceDisplay;
import dev.heddle.trace.ThreadRecorder;
import dev.heddle.trace.TraceOptions;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code %watch}: a view that stays where it was asked for, and shows what the threads of whatever cell
 * runs do, once it has run for a second. A cell is recorded from a moment before that; a shorter one is not. While it is
 * off there is nothing: no thread, no recorder. For the cells' thread.
 */
final class Watch {
    static final Magic MAGIC = new Magic(
            "%watch [on|off]",
            "keeps a view of what the threads of the running cell do",
            List.of(
                    Magic.Word.of("on", "shows in this place what running cells do"),
                    Magic.Word.of("off", "ends that")));

    private static final String IDLE =
            "Watching: a cell that runs for longer than a second shows here what its threads do."
                    + " %watch off ends it.";

    private final HeddleKernel kernel;
    private @Nullable InPlaceDisplay place;

    Watch(HeddleKernel kernel) {
        this.kernel = kernel;
    }

    @Nullable Object turn(List<String> args) {
        switch (String.join(" ", args)) {
            case "", "on" -> on();
            case "off" -> off();
            default -> throw new UserError("Usage", MAGIC.help());
        }
        return null;
    }

    private void on() {
        off();
        InPlaceDisplay here = new InPlaceDisplay(kernel);
        here.show(new DisplayData(IDLE));
        place = here;
        kernel.observeCells(cell -> {
            Thread cellThread = Thread.currentThread();
            String title = CellSource.label(cell);
            return WatchedCell.begin(title, here, () -> ThreadRecorder.start(TraceOptions.titled(title), cellThread));
        });
    }

    private void off() {
        kernel.observeCells(CellObserver.NONE);
        if (place != null) {
            place.show(new DisplayData("No longer watching."));
            place = null;
        }
    }
}
