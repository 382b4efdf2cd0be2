package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;

class EvidenceTableTest {
    private final EvidenceTable table = EvidenceTable.of(List.of("threads", "cost"), "await", "Task.run");

    @Test
    void showsEachAnswerWithItsFigures() {
        table.put("threads", "await", "none", "0 started");
        table.put("cost", "Task.run", "some", Duration.ofNanos(3_200), "6 times as much");

        assertThat(table.toString()).isEqualTo("""
                threads
                  await: none (0 started)
                  Task.run: not measured yet
                cost
                  await: not measured yet
                  Task.run: some (3.2 µs; 6 times as much)""");
        assertThat(html())
                .contains("<td><b>none</b><small>0 started</small></td><td><i>not measured yet</i></td>")
                .contains("<td><b>some</b><small>3.2 µs</small><small>6 times as much</small></td>");
    }

    @Test
    void refusesAnAnswerWithoutEvidence() {
        assertThatThrownBy(() -> table.put("threads", "await", "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the figures")
                .hasMessageContaining("none");
        assertThatThrownBy(() -> table.put("threads", "await", "none", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.put("threads", "await", "", "0 started"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichRowsAndColumnsThereAre() {
        assertThatThrownBy(() -> table.put("colour", "await", "none", "0 started"))
                .hasMessageContaining("no \"colour\"")
                .hasMessageContaining("threads, cost");
        assertThatThrownBy(() -> table.put("cost", "yield", "none", "0 started"))
                .hasMessageContaining("await, Task.run");
        assertThatThrownBy(() -> EvidenceTable.of(List.of("one", "one"), "await"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EvidenceTable.of(List.of("one"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWholeOnceEverythingIsMeasured() {
        table.put("threads", "await", "none", "0 started");
        table.put("threads", "Task.run", "some", "2 started");
        table.put("cost", "await", "little", "1 µs");

        assertThatThrownBy(table::whole)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not measured yet: cost (Task.run).");

        table.put("cost", "Task.run", "more", "5 µs");
        assertThat(table.whole()).isSameAs(table);
    }

    @Test
    void aLaterMeasurementTakesThePlaceOfAnEarlierOne() {
        table.put("cost", "await", "little", "1 µs");
        table.put("cost", "await", "little", "2 µs");

        assertThat(table.toString()).contains("2 µs").doesNotContain("1 µs");
    }

    @Test
    void isTextWhateverItHolds() {
        EvidenceTable hostile = EvidenceTable.of(List.of("<b>?"), "<i>");
        hostile.put("<b>?", "<i>", "<script>", "\u202e<img>");

        String html = new Renderer().render(hostile).getData(MIMEType.TEXT_HTML).toString();
        assertThat(html)
                .contains("&lt;b&gt;?", "&lt;i&gt;", "&lt;script&gt;", "⟨U+202E⟩&lt;img&gt;")
                .doesNotContain("<script", "<img", "\u202e");
    }

    private String html() {
        return new Renderer().render(table).getData(MIMEType.TEXT_HTML).toString();
    }
}
