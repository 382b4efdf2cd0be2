package dev.heddle.lessons;

import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;

/**
 * What became of the frames of a user interface. Immutable; as a cell's value it is drawn.
 *
 * @param period from one frame to the next
 * @param delays by how much each was late, in order
 */
public record Frames(Duration period, List<Duration> delays) implements DisplayDataRenderable {
    public Frames {
        delays = List.copyOf(delays);
    }

    /** How many were missed: the next was due before they could be drawn. */
    public int missed() {
        return (int) delays.stream().filter(this::isMiss).count();
    }

    /** By how much the latest was late; zero where there were none. */
    public Duration longestDelay() {
        return delays.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    boolean isMiss(Duration delay) {
        return delay.compareTo(period) >= 0;
    }

    /** {@code 31 of 60 frames missed, the longest delay 624 ms}. */
    public String summary() {
        return CountText.of(missed()) + " of " + CountText.of(delays.size(), "frame") + " missed, the longest delay "
                + TimeText.of(longestDelay());
    }

    /** A character for each frame, a cross for one that was missed, and the summary. */
    @Override
    public String toString() {
        return delays.stream().map(delay -> isMiss(delay) ? "×" : "▪").collect(Collectors.joining()) + "  " + summary();
    }

    @Override
    public void render(RenderContext context) {
        FrameStrip.of("", this).render(context);
    }
}
