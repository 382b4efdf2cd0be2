package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.HandOff;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlViewTest {
    static Set<Map.Entry<String, Supplier<ThreadTrace>>> samples() {
        return Pictures.samples().entrySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPictureIsWellFormedAndBounded(Map.Entry<String, Supplier<ThreadTrace>> sample) throws Exception {
        String html = HtmlView.of(sample.getValue().get());

        assertThat(parse(html).getDocumentElement().getAttribute("class")).isEqualTo("heddle-trace");
        assertThat(bytes(html)).isLessThan(300 * 1024);
    }

    @Test
    void anOrdinaryCellCostsLittle() {
        assertThat(bytes(HtmlView.of(Samples.ordinary()))).isLessThan(60 * 1024);
        assertThat(bytes(HtmlView.of(Samples.twoHundredThreads()))).isLessThan(60 * 1024);
    }

    @Test
    void bigPoolsAndManyTasksAreBandsThatUnfoldWithoutScript() throws Exception {
        Document picture = parse(HtmlView.of(Samples.twoHundredThreads()));

        List<Element> folds = byClass(picture, "fold");
        assertThat(folds).hasSize(2).allSatisfy(fold -> {
            assertThat(fold.getTagName()).isEqualTo("details");
            assertThat(fold.getTextContent()).contains("×200", "more");
        });
    }

    @Test
    void theFiguresAreInTheWordsOfEveryView() throws Exception {
        String figures = byClass(parse(HtmlView.of(Samples.ordinary())), "figures")
                .getFirst()
                .getTextContent();

        assertThat(figures)
                .contains("312 ms wall", "161 ms CPU", "4 threads used", "2 started")
                .contains("217 ms held while waiting", "279 ms awaited without a thread", "850 µs tracing overhead")
                .doesNotContain("lost");
    }

    @Test
    void readersThatDoNotSeeItHearTheFiguresAndTheLongestWait() throws Exception {
        Element root = parse(HtmlView.of(Samples.ordinary())).getDocumentElement();

        assertThat(root.getAttribute("aria-label"))
                .startsWith("In[4]: 312 ms wall, 161 ms CPU")
                .endsWith("Longest wait that held a thread: pool-2, in I/O for 198 ms"
                        + " (socket read 127.0.0.1:8080) at In[4]:5.");
    }

    @Test
    void aSliceSaysWhatWhereAndForWhom() throws Exception {
        List<String> titles = texts(parse(HtmlView.of(Samples.ordinary())), "title");

        assertThat(titles)
                .contains("blocked on a lock 19 ms · In[4]:12 process · java.util.HashMap · task process")
                .contains("blocked on a lock 19 ms · In[4]:12 process · java.util.HashMap · on pool-1")
                .contains("Task.run legacyRead · went on after 2 ms");
    }

    @Test
    void idsAreUniqueAlsoAcrossPicturesAndEveryReferenceHasOne() throws Exception {
        ThreadTrace trace = Samples.twoHundredThreads();
        List<String> ids = new ArrayList<>();
        for (String html : List.of(HtmlView.of(trace), HtmlView.of(trace))) {
            List<String> own = all(parse(html)).stream()
                    .map(element -> element.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .toList();
            assertThat(references(html)).isNotEmpty().isSubsetOf(own);
            ids.addAll(own);
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void nothingOfTheTracedProgramBecomesMarkup() throws Exception {
        Document picture = parse(HtmlView.of(Samples.hostileNames()));

        assertThat(picture.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(picture.getElementsByTagName("img").getLength()).isZero();
        assertThat(texts(picture, "b"))
                .contains("</title><script>alert(1)</script>")
                .contains("NUL␀ BEL␇ ESC␛[31m line␊break")
                .contains("user⟨U+202E⟩gnp.exe⟨U+2066⟩ ⟨U+200B⟩ zero ⟨U+FEFF⟩ lone � end �");
    }

    @Test
    void theLegendHasOnlyWhatOccurs() throws Exception {
        Document picture = parse(HtmlView.of(Samples.oneThread()));

        assertThat(byClass(picture, "key").stream().map(Element::getTextContent))
                .containsExactly("running", "thread held: asleep");
    }

    @Test
    void aWaitThatHoldsAThreadIsTallAndOneThatDoesNotIsThin() throws Exception {
        Document picture = parse(HtmlView.of(Samples.ordinary()));

        assertThat(byClass(picture, "s i"))
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.getAttribute("height")).isEqualTo("16"));
        assertThat(byClass(picture, "s n"))
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.getAttribute("height")).isEqualTo("3"));
    }

    @Test
    void fewArrowsShowAndManyWaitForTheTask() throws Exception {
        ThreadTrace trace = Samples.ordinary();
        assertThat(byClass(parse(HtmlView.of(trace)), "arrow")).hasSize(4);
        assertThat(byClass(parse(HtmlView.of(trace)), "arrows many")).isEmpty();

        HandOff handOff = trace.handOffs().getFirst();
        List<HandOff> many = IntStream.range(0, 40).mapToObj(i -> handOff).toList();
        ThreadTrace busy = new ThreadTrace(
                trace.title(), trace.totals(), trace.cores(), trace.threads(), trace.tasks(), many, List.of());
        assertThat(byClass(parse(HtmlView.of(busy)), "arrows many")).hasSize(1);
    }

    @Test
    void aCarrierNamesTheVirtualThreadOnItAndLightsUpWithIt() throws Exception {
        Document picture = parse(HtmlView.of(VirtualSamples.six()));

        assertThat(texts(picture, "title"))
                .contains("running 16 ms · In[7]:5 fetch · virtual thread fetch-1")
                .contains("running 16 ms · In[7]:5 fetch · on ForkJoinPool-1-worker-1")
                .contains("waiting without a thread 67 ms · In[7]:5 fetch · socket read");
        List<Element> running = byClass(picture, "s r").stream()
                .filter(slice -> slice.getAttribute("data-t").equals("-31"))
                .toList();
        assertThat(running)
                .as("two mounts: on the carrier, of the thread, of the task")
                .hasSize(6);
    }

    @Test
    void whatTheTraceCouldNotSeeIsSaidUnderTheFigures() throws Exception {
        String lost = "1,234 events were lost: some states may be missing, others may last longer than they did.";

        assertThat(byClass(parse(HtmlView.of(Samples.manyCores())), "note"))
                .singleElement()
                .satisfies(note -> assertThat(note.getTextContent()).isEqualTo(lost));
        assertThat(Samples.manyCores().toText().lines().toList().get(1)).isEqualTo(lost);
        assertThat(byClass(parse(HtmlView.of(Samples.ordinary())), "note")).isEmpty();
    }

    @Test
    void farMoreCoresThanThreadsDoNotFlattenThem() throws Exception {
        Document picture = parse(HtmlView.of(Samples.manyCores()));

        assertThat(byClass(picture, "tick").stream().map(Element::getTextContent))
                .contains("↑ 64 cores");
        Element cores = byClass(picture, "cores").getFirst();
        assertThat(Double.parseDouble(cores.getAttribute("y1"))).isBetween(13.0, 20.0);
    }

    @Test
    void withoutStyleAndDrawingTheTextFormComesFirstAndTheRestIsAClosedFold() throws Exception {
        Element root = parse(HtmlView.of(Samples.ordinary())).getDocumentElement();
        List<String> children = IntStream.range(0, root.getChildNodes().getLength())
                .mapToObj(i -> root.getChildNodes().item(i).getNodeName())
                .toList();

        assertThat(children).containsExactly("style", "pre", "details", "script");
        assertThat(byClass(root.getOwnerDocument(), "words").getFirst().getTextContent())
                .startsWith("In[4]   312 ms wall")
                .contains("pool-2 (pool worker)", "▒▒▒▒", "\n");
        assertThat(byClass(root.getOwnerDocument(), "shell"))
                .singleElement()
                .satisfies(shell -> assertThat(shell.hasAttribute("open")).isFalse());
    }

    @Test
    void rowsAreAListThatCanBeRead() throws Exception {
        Document picture = parse(HtmlView.of(Samples.ordinary()));

        assertThat(byClass(picture, "lab").stream()
                        .filter(label -> label.getAttribute("role").equals("listitem"))
                        .map(label -> label.getAttribute("aria-label")))
                .hasSize(8)
                .contains("pool-2 · pool worker: in I/O 198 ms, running 62 ms, idle 31 ms")
                .contains("process · Task.run · faulted: running 76 ms, blocked on a lock 19 ms, queued 1 ms");
    }

    @Test
    void anEmptyTraceSaysSo() throws Exception {
        Document picture = parse(HtmlView.of(Samples.empty()));

        assertThat(byClass(picture, "nothing")).hasSize(1);
        assertThat(byClass(picture, "time")).isEmpty();
    }

    @Test
    void oneThreadCanBeShorterThanAMicrosecondOrLastForDays() throws Exception {
        for (Duration wall : List.of(Duration.ofNanos(1), Duration.ofNanos(700), Duration.ofDays(40))) {
            assertThat(byClass(parse(HtmlView.of(Samples.lasting(wall))), "s")).isNotEmpty();
        }
    }

    private static int bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> all(Document picture) {
        NodeList nodes = picture.getElementsByTagName("*");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** Elements whose class is this or begins with it. */
    private static List<Element> byClass(Document picture, String cssClass) {
        return all(picture).stream()
                .filter(element -> (element.getAttribute("class") + " ").startsWith(cssClass + " "))
                .toList();
    }

    private static List<String> texts(Document picture, String tag) {
        return all(picture).stream()
                .filter(element -> element.getTagName().equals(tag))
                .map(Element::getTextContent)
                .toList();
    }

    private static Set<String> references(String html) {
        Set<String> references = new HashSet<>();
        Pattern.compile("url\\(#([^)]+)\\)").matcher(html).results().forEach(match -> references.add(match.group(1)));
        return references;
    }
}
