package dev.heddle.lessons.quiz;

import dev.heddle.lessons.exercise.ProgressLog;
import dev.heddle.lessons.exercise.ProgressLog.Entry;
import dev.heddle.lessons.exercise.ProgressView;
import dev.heddle.lessons.exercise.ProgressView.Item;
import dev.heddle.lessons.quiz.Question.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** What cells call by its bare name to test themselves; for the cells' thread. */
public final class Quiz {
    private static final int AT_ONCE = 5;

    private Quiz() {}

    /** Shows the next questions that are not answered right yet; measures the pictures of those that have one. */
    public static void quiz() {
        List<Entry> entries = ProgressLog.mine().entries();
        List<Question> open = QuestionSet.allQuestions().stream()
                .filter(one -> !isAnsweredRight(one, entries))
                .limit(AT_ONCE)
                .toList();
        open.forEach(Quiz::show);
        if (open.isEmpty()) {
            show(QuestionView.nothingOpen());
        }
    }

    /**
     * Shows the questions of a set; measures the pictures of those that have one.
     *
     * @param name that of a set, {@code waiting}, {@code working}, {@code differences} or {@code together}; or the id of one
     *     question
     * @throws IllegalArgumentException when there are none; says which there are
     */
    public static void quiz(String name) {
        QuestionSet.named(name).forEach(Quiz::show);
    }

    /**
     * Judges an answer: shows whether it is right, or which misconception it comes from and where to read on, and keeps
     * the outcome. An empty answer is none, and nothing is kept.
     *
     * @param id of the question: {@code Q3}
     * @param letter of the answer: {@code B}
     * @throws IllegalArgumentException when there is no such question or answer; says which there are
     */
    public static void answer(String id, String letter) {
        Question question = QuestionSet.question(id);
        if (letter.isBlank()) {
            show(QuestionView.open(question));
            return;
        }
        Choice choice = question.choice(letter);
        ProgressLog.mine().add(question.id(), choice.right());
        show(QuestionView.judgement(question, choice, letter.strip().toUpperCase(Locale.ROOT)));
    }

    /** Draws which questions are answered right, and says where to read on for those that were not. */
    public static void score() {
        ProgressLog log = ProgressLog.mine();
        List<Question> all = QuestionSet.allQuestions();
        List<Item> items = all.stream()
                .sorted(Comparator.comparing(one -> Chapter.showing(one.claim())))
                .map(one -> new Item(one.id(), Chapter.showing(one.claim()).name(), one.text()))
                .toList();
        show(ProgressView.ofOne(log, items, "questions answered right"));
        List<Entry> entries = log.entries();
        List<String> claims = all.stream()
                .filter(one -> isTried(one, entries) && !isAnsweredRight(one, entries))
                .map(Question::claim)
                .distinct()
                .toList();
        if (!claims.isEmpty()) {
            show(QuestionView.readAgain(claims));
        }
    }

    private static boolean isTried(Question question, List<Entry> entries) {
        return entries.stream().anyMatch(one -> one.exercise().equals(question.id()));
    }

    private static boolean isAnsweredRight(Question question, List<Entry> entries) {
        return entries.stream().anyMatch(one -> one.exercise().equals(question.id()) && one.passed());
    }

    private static void show(Question question) {
        show(QuestionView.question(question));
        @Nullable Supplier<Scene> setUp = question.scene();
        if (setUp != null) {
            show(QuestionView.picture(Stage.play(question.id(), setUp.get())));
        }
        show(QuestionView.choices(question));
    }

    private static void show(DisplayData data) {
        BaseKernel.notebookKernel().display(data);
    }
}
