package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsDirectoryTest {
    private static final Path PROJECT = Path.of("/project").toAbsolutePath();

    @Test
    void what_is_configured_comes_first() {
        assertThat(ReportsDirectory.of(
                        Optional.of(" pictures "),
                        Optional.of(PROJECT.resolve("build/tmp/test/work").toString()),
                        Optional.of(PROJECT.resolve("target/test-classes"))))
                .isEqualTo(Path.of("pictures").toAbsolutePath());
        assertThat(ReportsDirectory.of(Optional.of(" "), Optional.empty(), Optional.empty()))
                .isEqualTo(Path.of("heddle-reports").toAbsolutePath());
    }

    @Test
    void maven_has_its_reports_beside_the_classes() {
        assertThat(classes("target/test-classes")).isEqualTo(PROJECT.resolve("target/surefire-reports"));
        assertThat(classes("out/maven/test-classes")).isEqualTo(PROJECT.resolve("out/maven/surefire-reports"));
    }

    @Test
    void gradle_says_the_task() {
        assertThat(ReportsDirectory.of(
                        Optional.empty(),
                        Optional.of(PROJECT.resolve("build/tmp/slowTest/work").toString()),
                        Optional.of(PROJECT.resolve("build/classes/kotlin/test"))))
                .isEqualTo(PROJECT.resolve("build/reports/heddle/slowTest"));
    }

    @Test
    void gradles_classes_say_the_build_where_no_worker_does() {
        assertThat(classes("build/classes/java/test")).isEqualTo(PROJECT.resolve("build/reports/heddle/test"));
    }

    @Test
    void anywhere_else_it_is_in_the_working_directory() {
        Path here = Path.of("heddle-reports").toAbsolutePath();

        assertThat(classes("lib/tests.jar")).isEqualTo(here);
        assertThat(classes("bin/test")).isEqualTo(here);
        assertThat(ReportsDirectory.of(Optional.empty(), Optional.empty(), Optional.of(Path.of("/"))))
                .isEqualTo(here);
        assertThat(ReportsDirectory.of(Optional.empty(), Optional.of("/"), Optional.empty()))
                .isEqualTo(here);
    }

    private static Path classes(String directory) {
        return ReportsDirectory.of(Optional.empty(), Optional.empty(), Optional.of(PROJECT.resolve(directory)));
    }
}
