package dev.heddle.lessons.exercise;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What cells call by its bare name to work on exercises; for the cells' thread. */
public final class Exercises {
    private static final Map<String, Integer> HINTS_SHOWN = new ConcurrentHashMap<>();

    private Exercises() {}

    /**
     * Judges the answer to an exercise: shows whether it passes, or what is wrong, with its trace and that of the
     * solution side by side, and keeps the outcome. An answer that does not pass is no error: later cells run on.
     *
     * @param id section and number: {@code S2-1}
     * @throws IllegalArgumentException when there is no such exercise; says which there are
     */
    public static void check(String id) {
        Exercise<?> exercise = Catalogue.find(id);
        Report report = new Judgement(BaseKernel.notebookKernel()::evalRaw).of(exercise);
        ProgressLog.mine().add(exercise.id(), report.passed());
        show(ReportView.of(report));
    }

    /**
     * Shows the next hint to an exercise, under those before.
     *
     * @throws IllegalArgumentException when there is no such exercise; says which there are
     */
    public static void hint(String id) {
        Exercise<?> exercise = Catalogue.find(id);
        int shown = HINTS_SHOWN.merge(exercise.id(), 1, Integer::sum);
        show(Texts.hints(exercise, shown));
    }

    /**
     * Shows an answer to an exercise that passes.
     *
     * @throws IllegalArgumentException when there is no such exercise; says which there are
     */
    public static void solution(String id) {
        show(Texts.solution(Catalogue.find(id)));
    }

    /** Draws which exercises are solved, as the file {@value ProgressLog#FILE} in the notebook's folder tells. */
    public static void progress() {
        show(ProgressView.ofOne(ProgressLog.mine(), ProgressView.Item.exercises(), "exercises solved"));
    }

    /**
     * Draws what everybody in a class has solved, for whoever leads a workshop.
     *
     * @param folder in which, at any depth, the learners' files {@value ProgressLog#FILE} lie, under any names that end in
     *     {@code .jsonl}
     * @throws IllegalArgumentException when there is no such folder, or no such file in it
     */
    public static void progress(Path folder) {
        show(ProgressView.ofClass(ProgressLog.in(folder)));
    }

    /** {@link #progress(Path)} of a folder by its name. */
    public static void progress(String folder) {
        progress(Path.of(folder));
    }

    private static void show(DisplayData data) {
        BaseKernel.notebookKernel().display(data);
    }
}
