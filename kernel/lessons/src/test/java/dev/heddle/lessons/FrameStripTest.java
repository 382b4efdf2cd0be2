package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.Test;

class FrameStripTest {
    private final Frames smooth = frames(0, 1, 19);
    private final Frames frozen = frames(1, 60, 40, 20, 0);

    @Test
    void aFrameIsMissedOnceTheNextIsDue() {
        assertThat(smooth.missed()).isZero();
        assertThat(frozen.missed()).isEqualTo(3);
        assertThat(frozen.longestDelay()).isEqualTo(Duration.ofMillis(60));
        assertThat(frozen).hasToString("▪×××▪  3 of 5 frames missed, the longest delay 60 ms");
    }

    @Test
    void noFramesAreNoneMissed() {
        assertThat(frames()).hasToString("  0 of 0 frames missed, the longest delay 0 ms");
        assertThat(FrameStrip.of("none", frames()).toHtml()).contains("0 of 0 frames missed");
    }

    @Test
    void stripsShareOneScale() {
        String html = FrameStrip.of("one", frozen).and("two", frames(0, 30)).toHtml();

        assertThat(html)
                .contains("height=\"44.0\"/>") // the 60 ms
                .contains("height=\"22.0\"/>") // the 30 ms
                .contains("frame 2: 60 ms late, missed")
                .doesNotContain("NaN");
        assertThat(Stream.of(html.split("class=\"late\"", -1))).hasSize(1 + 3 + 1);
    }

    @Test
    void namesAreShownAndNotInterpreted() {
        FrameStrip strip = FrameStrip.of("<b>one", smooth).and("other", frozen);

        assertThat(strip.toHtml()).contains("&lt;b&gt;one");
        assertThat(strip).hasToString("<b>one  " + smooth + "\nother   " + frozen);
    }

    @Test
    void isDrawnAsACellsValue() {
        DisplayData shown = new Renderer().render(frozen);

        assertThat(shown.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML))
                .asString()
                .contains("heddle-frames");
        assertThat(shown.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
                .asString()
                .contains(frozen.summary());
    }

    private static Frames frames(long... delayMillis) {
        List<Duration> delays =
                LongStream.of(delayMillis).mapToObj(Duration::ofMillis).toList();
        return new Frames(Duration.ofMillis(20), delays);
    }
}
