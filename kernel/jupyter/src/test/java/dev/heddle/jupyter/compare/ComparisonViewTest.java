package dev.heddle.jupyter.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.compare.Comparison;
import dev.heddle.trace.compare.Difference;
import dev.heddle.trace.compare.Ending;
import dev.heddle.trace.compare.Measured;
import dev.heddle.trace.compare.Progress;
import dev.heddle.trace.compare.Sample;
import dev.heddle.trace.compare.ThreadUse;
import dev.heddle.trace.compare.TimeInterval;
import dev.heddle.trace.finding.Finding;
import dev.heddle.trace.finding.Findings;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ComparisonViewTest {
    private static final String EVIL = "<script>alert(1)</script> & \"\u0000\u202e";

    private static Measured row(String variant, int size, Duration time, @Nullable Throwable failure) {
        boolean measured = !time.isZero();
        TimeInterval interval =
                new TimeInterval(time, time.minus(time.dividedBy(20)), time.plus(time.dividedBy(20)), 20);
        List<Sample> samples = measured ? List.of(new Sample(1, 3, time, Duration.ofSeconds(1), 3_000)) : List.of();
        return new Measured(
                variant, size, 9, true, samples, measured ? interval : null, null, EVIL, failure, "In[3]:5");
    }

    private static Comparison comparison(Measured... rows) {
        Difference difference = new Difference(EVIL, "b", 0, 3, 2.9, 3.1, 20);
        return new Comparison(
                List.of(rows), List.of(difference), List.of(EVIL), Ending.TIME_UP, Duration.ofSeconds(10), 20);
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static int count(Document document, String tag) {
        return document.getElementsByTagName(tag).getLength();
    }

    @Test
    void is_a_table_with_sentences_and_a_chart_and_no_markup_of_the_users() throws Exception {
        String html = ComparisonView.html(comparison(
                row(EVIL, 0, Duration.ofMillis(5), null),
                row("b", 0, Duration.ofMillis(15), null),
                row("broken", 0, Duration.ZERO, new IllegalStateException(EVIL))));
        Document document = parsed(html);
        assertThat(count(document, "tr")).isEqualTo(4);
        assertThat(count(document, "svg")).isEqualTo(1);
        assertThat(count(document, "script")).isZero();
        assertThat(count(document, "li")).isEqualTo(4);
        assertThat(html).contains("broken failed at In[3]:5").doesNotContain("\u0000", "\u202e");
    }

    @Test
    void what_was_found_is_a_line_of_its_own() throws Exception {
        Measured plain = row(EVIL, 0, Duration.ofMillis(5), null);
        Finding finding =
                new Finding(Findings.diagnosis("H03").orElseThrow(), EVIL, null, Duration.ZERO, List.of(), true);
        ThreadTrace clean = ThreadTrace.of(() -> {});
        ThreadTrace trace = new ThreadTrace(
                clean.title(), clean.totals(), 2, clean.threads(), clean.tasks(), clean.handOffs(), List.of(finding));
        Measured bad = new Measured(
                plain.variant(),
                0,
                9,
                true,
                plain.samples(),
                plain.time(),
                new ThreadUse(0, 0, 1, 0, Duration.ZERO, trace),
                null,
                null,
                "");
        String html = ComparisonView.html(comparison(bad, row("b", 0, Duration.ofMillis(15), null)));
        NodeList lines = parsed(html).getElementsByTagName("li");
        assertThat(IntStream.range(0, lines.getLength())
                        .mapToObj(i -> (Element) lines.item(i))
                        .filter(line -> line.getAttribute("class").equals("found"))
                        .map(Element::getTextContent))
                .singleElement()
                .asString()
                .startsWith("Found in a traced run of <script>alert(1)</script> &")
                .endsWith(": H03 Task.run around an asynchronous method (%findings H03).");
        assertThat(html).doesNotContain("<script", "\u202e");
    }

    @Test
    void sizes_give_curves() throws Exception {
        String html = ComparisonView.html(comparison(
                row("a", 1, Duration.ofMillis(5), null),
                row("b", 1, Duration.ofMillis(15), null),
                row("a", 100, Duration.ofMillis(6), null),
                row("b", 100, Duration.ZERO, new IllegalStateException("too many"))));
        assertThat(count(parsed(html), "svg")).isEqualTo(1);
        assertThat(html).contains(">n</th>", "over n");
    }

    @Test
    void nothing_measured_gives_no_chart_and_no_error() throws Exception {
        String html = ComparisonView.html(comparison(row("a", 0, Duration.ZERO, null)));
        assertThat(count(parsed(html), "svg")).isZero();
        assertThat(count(parsed(html), "table")).isEqualTo(1);
    }

    @Test
    void a_chart_is_in_the_colours_of_the_page_and_as_wide_as_it() {
        String html = ComparisonView.html(
                comparison(row("a", 1, Duration.ofMillis(5), null), row("b", 1, Duration.ofNanos(15), null)));
        String svg = html.substring(html.indexOf("<svg"));
        assertThat(svg).doesNotContain("rgb(", "black", "white").contains("var(--c0)", "var(--c1)", "var(--fg)");
        assertThat(svg).startsWith("<svg").doesNotContainPattern("<svg[^>]* (width|height)=");
    }

    @Test
    void two_charts_share_no_id() {
        Comparison comparison = comparison(row("a", 0, Duration.ofMillis(5), null));
        Set<String> first = ids(ComparisonView.html(comparison));
        Set<String> second = ids(ComparisonView.html(comparison));
        assertThat(first).isNotEmpty();
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        assertThat(both).isEmpty();
    }

    private static Set<String> ids(String html) {
        return Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void while_it_goes_on_the_table_so_far_is_shown_once_there_is_one() throws Exception {
        Progress warming = new Progress(
                Progress.Phase.WARMING_UP,
                EVIL,
                0,
                1,
                Duration.ofSeconds(9),
                comparison(row("a", 0, Duration.ZERO, null)));
        Progress measuring = new Progress(
                Progress.Phase.MEASURING,
                "a",
                0,
                12,
                Duration.ofSeconds(4),
                comparison(row("a", 0, Duration.ofMillis(5), null)));
        String first =
                ComparisonView.running(warming).getData(MIMEType.TEXT_HTML).toString();
        String then =
                ComparisonView.running(measuring).getData(MIMEType.TEXT_HTML).toString();
        assertThat(count(parsed(first), "table")).isZero();
        assertThat(count(parsed(then), "table")).isEqualTo(1);
        assertThat(then).contains("measuring, round 12: a; 4 s left", "interrupt the kernel");
    }
}
