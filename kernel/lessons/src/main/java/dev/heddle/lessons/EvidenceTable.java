package dev.heddle.lessons;

import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.TimeText;
import dev.heddle.trace.text.VisibleText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/**
 * A table that is filled by measuring: each answer stands there with the figures behind it, and none without. A cell of a
 * notebook whose value it is shows it, as far as it has been measured. Any thread may use it.
 */
public final class EvidenceTable implements DisplayDataRenderable {
    private static final int LONGEST = 200;
    private static final String NOT_YET = "not measured yet";
    private static final String STYLE =
            "<style>.heddle-evidence table{border-collapse:collapse;border:0;max-width:1160px}"
                    + ".heddle-evidence tr,.heddle-evidence tbody tr:nth-child(even),.heddle-evidence tbody tr:hover"
                    + "{background:none}.heddle-evidence.heddle-evidence th,.heddle-evidence.heddle-evidence td{border:0;"
                    + "padding:5px 20px 5px 0;border-bottom:1px solid #8886;text-align:left;vertical-align:top;white-space:normal}"
                    + ".heddle-evidence thead th,.heddle-evidence small{font-weight:400;opacity:.8}"
                    + ".heddle-evidence small{display:block}.heddle-evidence i{opacity:.6}</style>";

    private final List<String> questions;
    private final List<String> columns;
    private final Map<Place, Answer> answers = new ConcurrentHashMap<>();

    private record Place(String question, String column) {}

    private record Answer(String text, List<String> evidence) {}

    private EvidenceTable(List<String> questions, List<String> columns) {
        this.questions = List.copyOf(questions);
        this.columns = List.copyOf(columns);
    }

    /**
     * An empty table, a row for each question and a column for each thing that is asked about.
     *
     * @throws IllegalArgumentException when there is no question or no column, or one of them twice
     */
    public static EvidenceTable of(List<String> questions, String... columns) {
        expectNames(questions);
        expectNames(Arrays.asList(columns));
        return new EvidenceTable(questions, Arrays.asList(columns));
    }

    private static void expectNames(List<String> names) {
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("rows and columns have names, each another: " + names);
        }
    }

    /**
     * Fills in an answer, in the place of an earlier one.
     *
     * @param evidence the figures behind it; a {@link Duration} is shown as people read it
     * @throws IllegalArgumentException when there is no such row or column, which it names, or no answer or evidence
     */
    public void put(String question, String column, String answer, @Nullable Object... evidence) {
        expectKnown(question, questions);
        expectKnown(column, columns);
        List<String> figures =
                Arrays.stream(evidence).map(EvidenceTable::figure).toList();
        if (answer.isBlank() || figures.isEmpty() || figures.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("\"" + question + "\", \"" + column
                    + "\": an answer needs the figures that it was measured by, and there are none for \"" + answer
                    + "\"");
        }
        answers.put(new Place(question, column), new Answer(answer, figures));
    }

    private static void expectKnown(String name, List<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("there is no \"" + name + "\"; there are " + known);
        }
    }

    private static String figure(@Nullable Object value) {
        return value instanceof Duration duration ? TimeText.of(duration) : String.valueOf(value);
    }

    /**
     * The table, once nothing in it is left open.
     *
     * @throws IllegalStateException when something is; says what
     */
    public EvidenceTable whole() {
        String open = questions.stream()
                .flatMap(question -> columns.stream().map(column -> new Place(question, column)))
                .filter(place -> !answers.containsKey(place))
                .map(place -> place.question() + " (" + place.column() + ")")
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            throw new IllegalStateException("not measured yet: " + open + ". Run the cells that measure it.");
        }
        return this;
    }

    @Override
    public Set<MIMEType> getSupportedRenderTypes() {
        return Set.of(MIMEType.TEXT_HTML, MIMEType.TEXT_PLAIN);
    }

    @Override
    public void render(RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_HTML, this::html);
        context.renderIfRequested(MIMEType.TEXT_PLAIN, this::toString);
    }

    private String html() {
        String heads = columns.stream()
                .map(column -> "<th>" + shown(column) + "</th>")
                .collect(Collectors.joining("", "<thead><tr><th></th>", "</tr></thead>"));
        String rows = questions.stream()
                .map(question -> columns.stream()
                        .map(column -> "<td>" + html(answers.get(new Place(question, column))) + "</td>")
                        .collect(Collectors.joining("", "<tr><th>" + shown(question) + "</th>", "</tr>")))
                .collect(Collectors.joining("", "<tbody>", "</tbody>"));
        return "<div class=\"heddle-evidence\">" + STYLE + "<table>" + heads + rows + "</table></div>";
    }

    private static String html(@Nullable Answer answer) {
        return answer == null
                ? "<i>" + NOT_YET + "</i>"
                : answer.evidence().stream()
                        .map(figure -> "<small>" + shown(figure) + "</small>")
                        .collect(Collectors.joining("", "<b>" + shown(answer.text()) + "</b>", ""));
    }

    private static String shown(String text) {
        return Html.escape(VisibleText.of(text, LONGEST));
    }

    /** A line for each question and one for each answer. */
    @Override
    public String toString() {
        return questions.stream()
                .map(question -> VisibleText.of(question, LONGEST) + "\n"
                        + columns.stream()
                                .map(column -> "  " + VisibleText.of(column, LONGEST) + ": "
                                        + text(answers.get(new Place(question, column))))
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Answer answer) {
        return answer == null
                ? NOT_YET
                : VisibleText.of(answer.text() + " (" + String.join("; ", answer.evidence()) + ")", LONGEST);
    }
}
