package dev.heddle.jupyter;

import dev.heddle.jupyter.errors.CellTexts;
import dev.heddle.jupyter.errors.ErrorReport;
import dev.heddle.jupyter.output.OutputRouter;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.UnobservedTaskEvent;
import java.util.List;

/** Shows the errors that no cell ends with, under the cell whose code threw them, on whatever thread that was. */
final class StrayErrors {
    private final OutputRouter output;
    private final CellTexts texts;

    private StrayErrors(OutputRouter output, CellTexts texts) {
        this.output = output;
        this.texts = texts;
    }

    /** From now on, for the life of the process. */
    static void show(OutputRouter output, CellTexts texts) {
        StrayErrors errors = new StrayErrors(output, texts);
        Thread.setDefaultUncaughtExceptionHandler(errors::uncaught);
        var _ = Task.onUnobservedException(errors::unobserved);
    }

    private void uncaught(Thread thread, Throwable failure) {
        print("Exception in thread \"" + thread.getName() + "\"", failure);
    }

    private void unobserved(UnobservedTaskEvent event) {
        List<Throwable> errors = event.exception().errors();
        print(
                "Task " + event.taskName() + " failed, and nothing ever looked at its error."
                        + " Await the task, or catch the error in its own code:",
                errors.size() == 1 ? errors.getFirst() : event.exception());
    }

    private void print(String heading, Throwable failure) {
        List<String> report = ErrorReport.of(failure, texts).traceback();
        output.printError(ErrorReport.cellOf(failure), heading + "\n" + String.join("\n", report));
    }
}
