package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.example.samples.OutcomesSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A failing test whose classes are where Maven and Gradle have them, with nothing configured. */
@Timeout(120)
class BuildLayoutTest {
    private static final String GRADLES_WORK = "org.gradle.internal.worker.tmpdir";

    @TempDir
    Path project;

    @Test
    void maven_has_its_pictures_beside_its_reports() throws Exception {
        run("target/test-classes");

        assertThat(pictures("target/surefire-reports")).hasSize(4);
    }

    @Test
    void gradle_has_them_by_source_set_where_it_says_no_task() throws Exception {
        run("build/classes/java/test");

        assertThat(pictures("build/reports/heddle/test")).hasSize(4);
    }

    @Test
    void gradle_has_them_by_task() throws Exception {
        System.setProperty(
                GRADLES_WORK, project.resolve("build/tmp/slowTest/work").toString());
        try {
            run("build/classes/java/test");
        } finally {
            System.clearProperty(GRADLES_WORK);
        }

        assertThat(pictures("build/reports/heddle/slowTest")).hasSize(4);
    }

    private List<Path> pictures(String directory) throws IOException {
        try (Stream<Path> files = Files.list(project.resolve(directory))) {
            return files.toList();
        }
    }

    /** Runs the sample from a copy of its classes in this directory of the project. */
    private void run(String directory) throws Exception {
        Path classes = project.resolve(directory);
        Path samples = Path.of(
                        OutcomesSample.class.getResource("OutcomesSample.class").toURI())
                .getParent();
        Path copies = Files.createDirectories(classes.resolve("org/example/samples"));
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.toList()) {
                Files.copy(file, copies.resolve(file.getFileName()));
            }
        }
        try (var loader = new SamplesFirst(classes)) {
            Class<?> sample = loader.loadClass(OutcomesSample.class.getName());
            assertThat(sample).isNotSameAs(OutcomesSample.class);
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(sample))
                    .execute()
                    .testEvents()
                    .assertStatistics(counts -> counts.failed(4).succeeded(2));
        }
    }

    /** Loads the samples from a directory, and all else as ever. */
    private static final class SamplesFirst extends URLClassLoader {
        SamplesFirst(Path classes) throws IOException {
            super(new URL[] {classes.toUri().toURL()}, BuildLayoutTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.example.samples.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
