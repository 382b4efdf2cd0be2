package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.finding.Diagnosis;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.State;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LiveViewTest {
    private static final int THREADS = 5_000;
    private static final int CASES = 500;
    private static final String HOSTILE = "<b>&\"\u202e".repeat(400);

    @Test
    void manyThreadsAndFindingsDoNotMakeItLarge() throws Exception {
        String html = LiveView.of(many(i -> "worker-" + i), "In[4] has been running for 9 s");

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100 * 1024);
        assertThat(parse(html).getDocumentElement().getTextContent())
                .contains("worker-0", "and 4,988 more", "And 497 more like it.", "more findings")
                .doesNotContain("worker-100 ");
    }

    @Test
    void hostileNamesOfAnyLengthDoNotMakeItLargeEither() throws Exception {
        String html = LiveView.of(many(i -> i + HOSTILE), "In[4] has been running for 9 s");

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(250 * 1024);
        assertThat(boldWords(html)).isEqualTo(boldWords(LiveView.of(many(i -> "worker-" + i), "In[4]")));
        assertThat(html).doesNotContain("\u202e");
    }

    private static int boldWords(String html) throws Exception {
        return parse(html).getElementsByTagName("b").getLength();
    }

    private interface Naming {
        String of(int number);
    }

    /** Threads that wait, sleep and wait for a core, and findings of every sort. */
    private static ThreadTrace many(Naming names) {
        List<ThreadLane> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            State state = i % 3 == 0 ? State.PARKED : i % 3 == 1 ? State.SLEEPING : State.READY;
            threads.add(Samples.lane(
                    i + 1,
                    names.of(i),
                    Kind.PLATFORM,
                    "pool",
                    Samples.millis(0, i, State.RUNNING, 1, "work", "", i + 1, 0),
                    Samples.millis(i, 9_000, state, 2, "work", names.of(i), i + 1, 0)));
        }
        List<Finding> findings = new ArrayList<>();
        for (Diagnosis diagnosis : Findings.diagnoses()) {
            for (int i = 0; i < CASES; i++) {
                findings.add(new Finding(
                        diagnosis,
                        names.of(i) + " was held for a task's result 12 times at In[4]:2, 1.2 s in all, and did nothing"
                                + " else meanwhile.",
                        new Place("In[4]", i + 1, ""),
                        Duration.ofMillis(i),
                        List.of(),
                        i % 2 == 0));
            }
        }
        ThreadTrace trace = Samples.trace("In[4]", Duration.ofSeconds(9), threads, List.of());
        return new ThreadTrace(trace.title(), trace.totals(), 2, threads, List.of(), List.of(), findings);
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }
}
