package dev.heddle.lessons.exercise;

import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Draws who has solved what: a row for each section, or for each learner of a class. */
public final class ProgressView {
    private static final String STYLE =
            "<style>.heddle-progress table td,.heddle-progress table th{padding:2px 6px;text-align:left}"
                    + ".heddle-progress span{display:inline-block;min-width:3.4em;margin:1px;padding:1px 4px;border-radius:3px;"
                    + "border:1px solid #8886;text-align:center;font-size:85%}"
                    + ".heddle-progress .solved{background:#00805f;color:#fff}"
                    + ".heddle-progress .tried{background:#b3541e;color:#fff}</style>";
    private static final int LONGEST = 40;

    private ProgressView() {}

    /**
     * What can be solved: an exercise, a question.
     *
     * @param id under which it is kept
     * @param section the row in which it is drawn
     * @param title what it is about
     */
    public record Item(String id, String section, String title) {
        static List<Item> exercises() {
            return Catalogue.all().stream()
                    .map(one -> new Item(one.id(), one.section(), one.title()))
                    .toList();
        }
    }

    /** What became of one of them. */
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

    private static Outcome of(Item item, Map<String, Outcome> outcomes) {
        return outcomes.getOrDefault(item.id(), Outcome.NONE);
    }

    private static long solved(List<Item> items, Map<String, Outcome> outcomes) {
        return items.stream().filter(one -> of(one, outcomes).solved()).count();
    }

    /**
     * What one person has solved.
     *
     * @param what what the items are, and what was to be done with them: {@code exercises solved}
     */
    public static DisplayData ofOne(ProgressLog log, List<Item> items, String what) {
        Map<String, Outcome> outcomes = outcomes(log.entries());
        String heading = solved(items, outcomes) + " of " + items.size() + " " + what;
        Map<String, List<Item>> sections =
                items.stream().collect(Collectors.groupingBy(Item::section, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(heading).append('\n');
        StringBuilder html =
                new StringBuilder("<div class=\"heddle-progress\">" + STYLE + "<b>" + heading + "</b><table>");
        sections.forEach((section, ofSection) -> {
            text.append(section);
            html.append("<tr><th>").append(section).append("</th><td>");
            for (Item item : ofSection) {
                Outcome outcome = of(item, outcomes);
                text.append("  ").append(item.id()).append(' ').append(outcome.mark());
                appendMark(html, item, outcome, item.id() + " " + outcome.mark());
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
        List<Item> items = Item.exercises();
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
                    .append(solved(items, outcomes))
                    .append(" of ")
                    .append(items.size());
            html.append("<tr><th title=\"")
                    .append(Html.escape(log.file().toString()))
                    .append("\">")
                    .append(Html.escape(learner))
                    .append("</th><td>")
                    .append(solved(items, outcomes))
                    .append(' ');
            for (Item item : items) {
                Outcome outcome = of(item, outcomes);
                text.append("  ").append(item.id()).append(' ').append(outcome.mark());
                appendMark(html, item, outcome, item.id());
            }
            text.append('\n');
            html.append("</td></tr>");
        }
        DisplayData data = new DisplayData(text.toString().strip());
        data.putHTML(html + "</table></div>");
        return data;
    }

    private static void appendMark(StringBuilder html, Item item, Outcome outcome, String words) {
        html.append("<span class=\"")
                .append(outcome.solved() ? "solved" : outcome.tries() > 0 ? "tried" : "untried")
                .append("\" title=\"")
                .append(Html.escape(item.title() + ": " + outcome.words()))
                .append("\">")
                .append(words)
                .append("</span>");
    }
}
