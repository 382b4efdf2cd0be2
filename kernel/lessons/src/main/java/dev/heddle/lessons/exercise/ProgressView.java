package dev.heddle.lessons.exercise;

import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Draws who has solved what: a row for each section, or for each learner of a class. */
final class ProgressView {
    private static final String STYLE =
            "<style>.heddle-progress td,.heddle-progress th{padding:2px 6px;text-align:left}"
                    + ".heddle-progress span{display:inline-block;min-width:3.4em;margin:1px;padding:1px 4px;border-radius:3px;"
                    + "border:1px solid #8886;text-align:center;font-size:85%}"
                    + ".heddle-progress .solved{background:#00805f;color:#fff}"
                    + ".heddle-progress .tried{background:#b3541e;color:#fff}</style>";
    private static final int LONGEST = 40;

    private ProgressView() {}

    /** What became of one exercise. */
    private record Outcome(boolean solved, int tries) {
        static final Outcome NONE = new Outcome(false, 0);

        Outcome after(boolean passed) {
            return solved ? this : new Outcome(passed, tries + 1);
        }

        String mark() {
            return solved ? "✓" : tries > 0 ? "…" : "·";
        }

        String words() {
            return solved
                    ? "solved in " + tries + (tries == 1 ? " try" : " tries")
                    : tries == 0 ? "not tried yet" : "not solved in " + tries + (tries == 1 ? " try" : " tries");
        }
    }

    private static Map<String, Outcome> outcomes(List<ProgressLog.Entry> entries) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (ProgressLog.Entry entry : entries) {
            outcomes.put(
                    entry.exercise(),
                    outcomes.getOrDefault(entry.exercise(), Outcome.NONE).after(entry.passed()));
        }
        return outcomes;
    }

    private static Outcome of(Exercise<?> exercise, Map<String, Outcome> outcomes) {
        return outcomes.getOrDefault(exercise.id(), Outcome.NONE);
    }

    private static long solved(Map<String, Outcome> outcomes) {
        return Catalogue.all().stream()
                .filter(one -> of(one, outcomes).solved())
                .count();
    }

    static DisplayData ofOne(ProgressLog log) {
        Map<String, Outcome> outcomes = outcomes(log.entries());
        String heading = solved(outcomes) + " of " + Catalogue.all().size() + " exercises solved";
        Map<String, List<Exercise<?>>> sections = Catalogue.all().stream()
                .collect(Collectors.groupingBy(Exercise::section, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(heading).append('\n');
        StringBuilder html =
                new StringBuilder("<div class=\"heddle-progress\">" + STYLE + "<b>" + heading + "</b><table>");
        sections.forEach((section, exercises) -> {
            text.append(section);
            html.append("<tr><th>").append(section).append("</th><td>");
            for (Exercise<?> exercise : exercises) {
                Outcome outcome = of(exercise, outcomes);
                text.append("  ").append(exercise.id()).append(' ').append(outcome.mark());
                appendMark(html, exercise, outcome, exercise.id() + " " + outcome.mark());
            }
            text.append('\n');
            html.append("</td></tr>");
        });
        String where = "Kept in " + log.file().toAbsolutePath().normalize();
        DisplayData data = new DisplayData(text + where);
        data.putHTML(html + "</table><small>" + Html.escape(where) + "</small></div>");
        return data;
    }

    static DisplayData ofClass(List<ProgressLog> logs) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder(
                "<div class=\"heddle-progress\">" + STYLE + "<table><tr><th>learner</th><th>solved</th></tr>");
        for (ProgressLog log : logs) {
            List<ProgressLog.Entry> entries = log.entries();
            Map<String, Outcome> outcomes = outcomes(entries);
            String learner = VisibleText.of(
                    ProgressLog.learner(entries, String.valueOf(log.file().getFileName())), LONGEST);
            text.append(learner)
                    .append("  ")
                    .append(solved(outcomes))
                    .append(" of ")
                    .append(Catalogue.all().size());
            html.append("<tr><th title=\"")
                    .append(Html.escape(log.file().toString()))
                    .append("\">")
                    .append(Html.escape(learner))
                    .append("</th><td>")
                    .append(solved(outcomes))
                    .append(' ');
            for (Exercise<?> exercise : Catalogue.all()) {
                Outcome outcome = of(exercise, outcomes);
                text.append("  ").append(exercise.id()).append(' ').append(outcome.mark());
                appendMark(html, exercise, outcome, exercise.id());
            }
            text.append('\n');
            html.append("</td></tr>");
        }
        DisplayData data = new DisplayData(text.toString().strip());
        data.putHTML(html + "</table></div>");
        return data;
    }

    private static void appendMark(StringBuilder html, Exercise<?> exercise, Outcome outcome, String words) {
        html.append("<span class=\"")
                .append(outcome.solved() ? "solved" : outcome.tries() > 0 ? "tried" : "untried")
                .append("\" title=\"")
                .append(Html.escape(exercise.title() + ": " + outcome.words()))
                .append("\">")
                .append(words)
                .append("</span>");
    }
}
