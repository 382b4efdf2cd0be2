package dev.heddle.lessons.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question with a choice of answers.
 *
 * @param id such as {@code Q3}
 * @param claim what it asks about: {@code S2.4}
 * @param text the question, in Markdown
 * @param scene sets up what is measured and drawn for it, null where there is no picture
 * @param choices the answers, the first of which is {@code A}
 */
record Question(
        String id, String claim, String text, @Nullable Supplier<Scene> scene, List<Choice> choices) {
    /**
     * One of its answers.
     *
     * @param text the answer, in Markdown
     * @param right whether it is the right one
     * @param why why it is right, or the misconception that it comes from, in Markdown
     * @param claim where to read on that
     */
    record Choice(String text, boolean right, String why, String claim) {}

    Question {
        choices = List.copyOf(choices);
    }

    /** A question without answers yet. */
    static Question of(String id, String claim, String text) {
        return new Question(id, claim, text.strip(), null, List.of());
    }

    /** The same about a picture. */
    Question about(Supplier<Scene> measured) {
        return new Question(id, claim, text, measured, choices);
    }

    /** The same with another answer, the right one. */
    Question right(String answer, String why) {
        return with(new Choice(answer, true, why, claim));
    }

    /** The same with another answer, which comes from a misconception that the notebook of this claim is about. */
    Question wrong(String answer, String misconception, String readAgain) {
        return with(new Choice(answer, false, misconception, readAgain));
    }

    private Question with(Choice choice) {
        List<Choice> more = new ArrayList<>(choices);
        more.add(choice);
        return new Question(id, claim, text, scene, more);
    }

    /** The letters of its answers: {@code A, B, C}. */
    String letters() {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            letters.add(letter(i));
        }
        return String.join(", ", letters);
    }

    /** The letter of an answer. */
    static String letter(int number) {
        return String.valueOf((char) ('A' + number));
    }

    /**
     * The answer of a letter, large or small.
     *
     * @throws IllegalArgumentException when there is none; says which there are
     */
    Choice choice(String letter) {
        for (int i = 0; i < choices.size(); i++) {
            if (letter(i).equalsIgnoreCase(letter.strip())) {
                return choices.get(i);
            }
        }
        throw new IllegalArgumentException(id + " has no answer " + letter + ". There are " + letters() + ".");
    }
}
