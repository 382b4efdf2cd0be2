package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is measured once, for an instant, so that nothing stops working unnoticed. */
@Timeout(120)
class BenchmarksTest {
    private static final Path DOCUMENT = Path.of("../../docs/performance.md");

    static Stream<Group> benchmarks() {
        return BenchMain.GROUPS.stream().filter(JmhGroup.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void each_benchmark_runs_and_fills_a_row(Group group) throws Exception {
        Table table = group.measure(Effort.SMOKE);
        List<String> labels = table.rows().stream().map(List::getFirst).toList();
        assertThat(labels).hasSizeGreaterThan(2).doesNotHaveDuplicates().anyMatch(label -> label.startsWith("**"));
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.heads()).doesNotContain(""));
    }

    @ParameterizedTest
    @EnumSource
    void each_crowd_gathers_and_ends(Crowds crowd) throws Exception {
        Crowd<?, ?> made = crowd.make();
        made.gather(1000);
        made.dismiss();
    }

    @Test
    void the_memory_of_another_jvm_is_measured() throws Exception {
        double[] figures = ChildJvm.run(List.of(), MemoryMain.class, Crowds.ASYNC_OWN.name(), "1000");
        assertThat(figures).hasSize(2).doesNotContain(0);
    }

    @Test
    void delays_of_another_jvm_are_measured() throws Exception {
        double[] figures = ChildJvm.run(List.of(), DelayMain.class, Delays.TASK_DELAY.name(), "1", "1000");
        assertThat(figures).hasSize(3).doesNotContain(0);
    }

    static Stream<Group> tracing() {
        return BenchMain.TRACING.stream();
    }

    @ParameterizedTest
    @MethodSource("tracing")
    void each_cost_of_tracing_is_measured(Group group) throws Exception {
        Table table = group.measure(Effort.SMOKE);
        assertThat(table.rows())
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.heads()).doesNotContain("", "NaN", "∞"));
        assertThat(table.rows().stream().map(List::getFirst)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void each_delay_ends(Delays delays) throws Exception {
        delays.start().end();
    }

    @Test
    void the_document_has_a_place_for_each_table_and_none_else() throws Exception {
        String text = Files.readString(DOCUMENT);
        String without = text;
        for (Group group : BenchMain.GROUPS) {
            without = Document.withTable(without, group.name(), "");
        }
        for (Group group : BenchMain.GROUPS) {
            without = without.replace("<!-- table " + group.name() + " -->\n<!-- end of table -->", "");
        }
        assertThat(without).doesNotContain("<!--");
    }

    @Test
    void only_what_stands_between_its_markers_is_replaced() {
        String text = "a\n<!-- table x -->\nold\n<!-- end of table -->\nb\n<!-- table y -->\n<!-- end of table -->\n";
        assertThat(Document.withTable(text, "x", "new\n"))
                .isEqualTo(
                        "a\n<!-- table x -->\nnew\n<!-- end of table -->\nb\n<!-- table y -->\n<!-- end of table -->\n");
    }

    @Test
    void figures_have_three_digits_that_count() {
        assertThat(Stream.of(0.123, 1.234, 12.34, 123.4, 12345.6).map(Table::figure))
                .containsExactly("0.12", "1.23", "12.3", "123", "12,346");
    }

    @Test
    void the_median_of_each_column() {
        List<double[]> runs = List.of(new double[] {3, 1}, new double[] {1, 2}, new double[] {2, 9});
        assertThat(Medians.of(runs)).containsExactly(2, 2);
        assertThat(Medians.of(runs.subList(0, 2))).containsExactly(2, 1.5);
    }
}
