package dev.heddle.trace.view.html;

import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings, as cards under the picture: what happened and where, why it matters, what to write instead. */
final class Cards {
    private static final int MOST_CASES = 5;
    private static final int LONGEST = 1_000;

    private Cards() {}

    static void draw(Markup out, List<Finding> findings) {
        draw(out, findings, MOST_CASES, LONGEST);
    }

    /** With at most so many findings of one sort, each of at most so many characters. */
    static void draw(Markup out, List<Finding> findings, int mostCases, int longest) {
        if (findings.isEmpty()) {
            return;
        }
        Map<Diagnosis, List<Finding>> cards = new LinkedHashMap<>();
        findings.forEach(finding -> cards.computeIfAbsent(finding.diagnosis(), unknown -> new ArrayList<>())
                .add(finding));
        out.open("div", "findings");
        out.element("div", "head", "findings");
        cards.forEach((diagnosis, cases) -> drawCard(out, diagnosis, cases, mostCases, longest));
        out.close();
    }

    private static void drawCard(Markup out, Diagnosis diagnosis, List<Finding> cases, int mostCases, int longest) {
        out.open("div", "find of-" + diagnosis.severity().label());
        out.open("p", "title").element("b", "id", diagnosis.id()).text(" ");
        out.element("b", "", diagnosis.title()).close();
        for (Finding finding : cases.subList(0, Math.min(mostCases, cases.size()))) {
            out.open("p", "what").text(VisibleText.of(finding.what(), longest));
            if (!finding.certain()) {
                out.element("span", "unsure", " Uncertain: events were lost.");
            }
            out.close();
        }
        if (cases.size() > mostCases) {
            out.element("p", "what", "And " + CountText.of(cases.size() - mostCases) + " more like it.");
        }
        out.element("p", "why", diagnosis.why());
        out.open("p", "instead")
                .element("b", "", "Instead: ")
                .text(diagnosis.instead())
                .close();
        drawReadOn(out, diagnosis);
        out.close();
    }

    private static void drawReadOn(Markup out, Diagnosis diagnosis) {
        out.open("p", "why").text("Read on: ");
        var section = diagnosis.section();
        out.open("a").attr("href", section.notebook()).text(section.title()).close();
        out.text(" · ").element("code", "", "%findings " + diagnosis.id()).close();
    }
}
