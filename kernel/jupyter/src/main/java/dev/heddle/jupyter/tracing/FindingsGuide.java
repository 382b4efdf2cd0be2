package dev.heddle.jupyter.tracing;

import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import dev.heddle.trace.finding.Section;
import dev.heddle.trace.text.Html;
import dev.heddle.trace.text.VisibleText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code %findings}: everything that can be found, explained, and what was found last. */
final class FindingsGuide {
    static final Magic MAGIC = new Magic(
            "%findings [ID…]",
            "explains what traces can find wrong, and what the last one found",
            Findings.diagnoses().stream()
                    .map(diagnosis -> Magic.Word.of(diagnosis.id(), diagnosis.title()))
                    .toList());

    private FindingsGuide() {}

    /**
     * All sorts of findings, or those that are named.
     *
     * @param last the last trace, null when there is none
     */
    static DisplayData of(List<String> ids, @Nullable ThreadTrace last) {
        List<Finding> found = last == null ? List.of() : last.findings();
        List<Diagnosis> asked = ids.isEmpty()
                ? Findings.diagnoses()
                : ids.stream().map(FindingsGuide::diagnosis).toList();
        DisplayData data = new DisplayData(
                asked.stream().map(one -> text(one, of(one, found))).collect(Collectors.joining("\n\n")));
        data.putHTML(asked.stream()
                .map(one -> html(one, of(one, found), !ids.isEmpty()))
                .collect(Collectors.joining("", "<div style=\"max-width:78em\">", "</div>")));
        return data;
    }

    private static Diagnosis diagnosis(String id) {
        return Findings.diagnosis(id).orElseThrow(() -> {
            List<Diagnosis> all = Findings.diagnoses();
            return new UserError(
                    "Usage",
                    "There is no finding " + VisibleText.of(id, 40) + "; they are "
                            + all.getFirst().id() + " to " + all.getLast().id() + ".\n" + MAGIC.help());
        });
    }

    private static List<Finding> of(Diagnosis diagnosis, List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.diagnosis().equals(diagnosis))
                .toList();
    }

    private static String text(Diagnosis diagnosis, List<Finding> found) {
        return Stream.of(
                        Stream.of(
                                diagnosis.id() + " " + diagnosis.title() + " ("
                                        + diagnosis.severity().label() + ")",
                                "    told: " + diagnosis.threshold(),
                                "    why: " + diagnosis.why(),
                                "    instead: " + diagnosis.instead()),
                        found.stream().map(finding -> "    in the last trace: " + VisibleText.of(finding.what())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String html(Diagnosis diagnosis, List<Finding> found, boolean open) {
        String mark = found.isEmpty() ? "" : " · <b>" + found.size() + " in the last trace</b>";
        return "<details" + (open || !found.isEmpty() ? " open" : "") + " style=\"margin:4px 0\"><summary><b>"
                + Html.escape(diagnosis.id()) + "</b> " + Html.escape(diagnosis.title()) + " <small>"
                + diagnosis.severity().label() + mark + "</small></summary><div style=\"margin:2px 0 8px 1.3em\">"
                + found.stream()
                        .map(finding -> "<p>" + Html.escape(VisibleText.of(finding.what())) + "</p>")
                        .collect(Collectors.joining())
                + "<p>" + Html.escape(diagnosis.why()) + "</p><p><b>Instead:</b> " + Html.escape(diagnosis.instead())
                + "</p><p><small>Told: " + Html.escape(diagnosis.threshold()) + ". Read on: "
                + section(diagnosis) + ".</small></p></div></details>";
    }

    private static String section(Diagnosis diagnosis) {
        Section section = diagnosis.section();
        return "<a href=\"" + section.notebook() + "\">" + Html.escape(section.title()) + "</a>";
    }
}
