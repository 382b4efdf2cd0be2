package dev.heddle.lessons.exercise;

import dev.heddle.trace.text.Html;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Hints and solutions as they are shown. */
final class Texts {
    private Texts() {}

    static DisplayData hints(Exercise<?> exercise, int asked) {
        List<String> all = exercise.hints();
        List<String> shown = all.subList(0, Math.min(asked, all.size()));
        String more = shown.size() < all.size()
                ? "Run it again for the next of " + all.size() + "."
                : "That was the last. solution(\"" + exercise.id() + "\") shows an answer.";
        StringBuilder html = new StringBuilder("<ol style=\"margin:2px 0\">");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            html.append("<li>").append(Html.escape(shown.get(i))).append("</li>");
            text.append(i + 1).append(". ").append(shown.get(i)).append('\n');
        }
        DisplayData data = new DisplayData(text + more);
        data.putHTML(html + "</ol><small>" + Html.escape(more) + "</small>");
        return data;
    }

    static DisplayData solution(Exercise<?> exercise) {
        DisplayData data = new DisplayData(exercise.solution());
        data.putMarkdown("An answer to **" + exercise.id() + "**, one of several:\n\n```java\n" + exercise.solution()
                + "\n```\n\nCopy it into the cell above, run that, and check it.");
        return data;
    }
}
