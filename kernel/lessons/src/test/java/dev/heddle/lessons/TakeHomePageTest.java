package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeHomePageTest {
    @Test
    void showsWhatWasMeasuredInItsOrder() {
        Map<String, String> measured = new LinkedHashMap<>();
        measured.put("threads started by 100 waits", "0");
        measured.put("<b>", "a & b");

        assertThat(TakeHomePage.with(measured).html())
                .contains("<tr><th>threads started by 100 waits</th><td>0</td></tr>\n"
                        + "<tr><th>&lt;b&gt;</th><td>a &amp; b</td></tr>")
                .doesNotContain("{{");
    }

    @Test
    void needsNothingElse() {
        assertThat(TakeHomePage.with(Map.of()).html())
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<script")
                .doesNotContain("src=");
    }

    @Test
    void isSavedInThePlaceOfAnEarlierOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.html");
        TakeHomePage page = TakeHomePage.with(Map.of("figure", "2"));

        TakeHomePage.with(Map.of("figure", "1")).save(file);
        page.save(file);

        assertThat(file).hasContent(page.html());
    }

    @Test
    void takesNoMoreThanFitsOnTheSheet() {
        Map<String, String> measured = new LinkedHashMap<>();
        for (int i = 0; i < 7; i++) {
            measured.put("figure " + i, "1");
        }

        assertThatThrownBy(() -> TakeHomePage.with(measured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("7 figures do not fit on the sheet: six do");
    }
}
