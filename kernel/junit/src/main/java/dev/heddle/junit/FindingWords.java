package dev.heddle.junit;

import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import dev.heddle.trace.text.VisibleText;
import java.util.stream.Collectors;

/** What failed assertions say of findings. */
final class FindingWords {
    private static final int LONGEST_WHAT = 400;

    private FindingWords() {}

    /** A mistyped id must not let a test pass. */
    static Diagnosis diagnosis(String id) {
        return Findings.diagnosis(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no finding \"" + id + "\"; there are:\n  "
                        + Findings.diagnoses().stream().map(FindingWords::name).collect(Collectors.joining("\n  "))));
    }

    static String name(Diagnosis diagnosis) {
        return diagnosis.id() + " " + diagnosis.title();
    }

    /** What happened and where, and what to write instead. */
    static String finding(Finding finding) {
        return VisibleText.of(finding.toString(), LONGEST_WHAT) + "\n    Why: "
                + finding.diagnosis().why() + "\n    Instead: "
                + finding.diagnosis().instead();
    }
}
