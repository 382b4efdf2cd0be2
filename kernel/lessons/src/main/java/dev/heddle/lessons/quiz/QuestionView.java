package dev.heddle.lessons.quiz;

import dev.heddle.lessons.quiz.Question.Choice;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.view.html.HtmlView;
import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Questions and what is said of answers, as they are shown under a cell. */
final class QuestionView {
    private QuestionView() {}

    static DisplayData question(Question question) {
        return markdown("**" + question.id() + "** · " + question.text());
    }

    static DisplayData picture(ThreadTrace trace) {
        DisplayData data = new DisplayData(trace.toText());
        data.putHTML(HtmlView.of(trace));
        return data;
    }

    static DisplayData choices(Question question) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < question.choices().size(); i++) {
            text.append("- **").append(Question.letter(i)).append(".** ");
            text.append(question.choices().get(i).text()).append('\n');
        }
        return markdown(text.toString());
    }

    static DisplayData open(Question question) {
        return markdown("… **" + question.id() + "** is open: " + question.letters() + "?");
    }

    static DisplayData judgement(Question question, Choice choice, String letter) {
        String head = (choice.right() ? "✓ **" : "✗ **") + question.id() + " " + letter + "** "
                + (choice.right() ? "is right. " : "is not it. ") + choice.why();
        return markdown(choice.right() ? head : head + " Read again: " + where(choice.claim()) + ".");
    }

    static DisplayData nothingOpen() {
        return markdown("Every question is answered right. `score()` shows them all.");
    }

    /** Where to read on, for answers that were not right. */
    static DisplayData readAgain(List<String> claims) {
        return markdown(claims.stream()
                .map(claim -> "- " + where(claim))
                .collect(Collectors.joining("\n", "Read again, and then answer once more:\n\n", "")));
    }

    private static String where(String claim) {
        Chapter chapter = Chapter.showing(claim);
        return "[" + chapter.title() + "](" + chapter.notebook() + "), " + claim;
    }

    private static DisplayData markdown(String text) {
        DisplayData data = new DisplayData(text);
        data.putMarkdown(text);
        return data;
    }
}
