package dev.heddle.lessons.quiz;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Questions that are shown together.
 *
 * @param name what {@link Quiz#quiz(String)} calls them
 */
record QuestionSet(String name, List<Question> questions) {
    private static final List<QuestionSet> ALL = List.of(
            new QuestionSet("waiting", WaitingQuestions.all()),
            new QuestionSet("working", WorkingQuestions.all()),
            new QuestionSet("differences", DifferenceQuestions.all()),
            new QuestionSet("together", TogetherQuestions.all()));

    QuestionSet {
        questions = List.copyOf(questions);
    }

    /** Those of all sets. */
    static List<Question> allQuestions() {
        return ALL.stream().flatMap(set -> set.questions.stream()).toList();
    }

    /**
     * The questions of a set by its name, or the one of this id.
     *
     * @throws IllegalArgumentException when there are none; says which there are
     */
    static List<Question> named(String name) {
        String wanted = name.strip();
        return ALL.stream()
                .filter(set -> set.name.equalsIgnoreCase(wanted))
                .findFirst()
                .map(QuestionSet::questions)
                .orElseGet(() -> List.of(question(wanted)));
    }

    /**
     * The question of this id.
     *
     * @throws IllegalArgumentException when there is none; says which there are
     */
    static Question question(String id) {
        List<Question> all = allQuestions();
        return all.stream()
                .filter(one -> one.id().equalsIgnoreCase(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + id + ". There are the questions "
                        + all.getFirst().id() + " to " + all.getLast().id() + ", and the sets "
                        + ALL.stream().map(QuestionSet::name).collect(Collectors.joining(", ")) + "."));
    }
}
