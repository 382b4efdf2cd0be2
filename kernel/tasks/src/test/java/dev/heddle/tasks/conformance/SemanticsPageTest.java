package dev.heddle.tasks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/semantics.md names every rule, and the tests that it names are there. */
class SemanticsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "semantics.md");
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]\\d+) \\|(.*)\\|(.*)\\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern TESTS = Pattern.compile("`(\\w+)\\.([A-Z]\\d+_\\w*)(…?)`");

    @Test
    void every_rule_has_a_row() throws IOException {
        assertThat(rows().map(row -> row.group(1)))
                .containsExactlyElementsOf(Stream.of(
                                ids("A", 12),
                                ids("E", 6),
                                ids("C", 2),
                                ids("R", 2),
                                ids("P", 3),
                                ids("D", 3),
                                ids("S", 5))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> ids(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
    }

    @Test
    void every_rule_has_the_tests_that_its_row_names() throws IOException {
        for (MatchResult row : rows().toList()) {
            List<MatchResult> named = TESTS.matcher(row.group(4)).results().toList();
            assertThat(named).as(row.group(1)).isNotEmpty();
            for (MatchResult tests : named) {
                assertThat(tests.group(2)).startsWith(row.group(1) + "_");
                String end = tests.group(3).isEmpty() ? "\\(" : "\\w*\\(";
                long found = Pattern.compile("\\bvoid " + tests.group(2) + end)
                        .matcher(source(tests.group(1)))
                        .results()
                        .count();
                assertThat(found).as(tests.group()).isPositive();
            }
        }
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results();
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no class " + testClass));
            return Files.readString(file);
        }
    }
}
