package dev.heddle.trace.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/findings.md says of every finding what its diagnosis says, and what it cannot know. */
class FindingsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "findings.md");
    private static final Path NOTEBOOKS = Path.of("..", "..", "notebooks");

    @Test
    void every_finding_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);
        for (Diagnosis diagnosis : Findings.diagnoses()) {
            assertThat(page)
                    .contains("| " + diagnosis.id() + " | " + diagnosis.title() + " | "
                            + diagnosis.severity().label() + " | " + diagnosis.threshold() + " | ")
                    .contains("- **" + diagnosis.id() + "** ");
            assertThat(Findings.events(diagnosis.id()))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(page).contains("`" + event + "`"));
        }
    }

    @Test
    void notebooks_that_explain_findings_are_there() {
        for (Section section : Section.values()) {
            assertThat(NOTEBOOKS.resolve(section.notebook())).exists();
        }
    }
}
