package dev.heddle.junit;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directory for pictures: the one that is configured, else the one where the build that runs the tests puts its
 * reports, else {@code heddle-reports} in the working directory.
 */
final class ReportsDirectory {
    /** JUnit's configuration parameter, which may also be a system property. */
    static final String PARAMETER = "heddle.reports";

    private static final String MAVENS_TESTS = "test-classes";
    private static final String GRADLES_CLASSES = "classes";

    private ReportsDirectory() {}

    /** The one that is configured; without that the one of the build, which may not be there yet. */
    static Path of(Optional<String> configured, Class<?> test, UnaryOperator<@Nullable String> properties) {
        if (configured.isPresent() && !configured.get().isBlank()) {
            return Path.of(configured.get().strip()).toAbsolutePath();
        }
        @Nullable Path gradle = ofGradlesWorker(properties.apply("org.gradle.internal.worker.tmpdir"));
        if (gradle != null) {
            return gradle;
        }
        @Nullable Path classes = classesOf(test);
        @Nullable Path build = classes == null ? null : ofBuild(classes, properties);
        return build != null ? build : Path.of("heddle-reports").toAbsolutePath();
    }

    /** Gradle gives the worker of a task {@code build/tmp/<task>/work}. */
    private static @Nullable Path ofGradlesWorker(@Nullable String work) {
        if (work == null) {
            return null;
        }
        @Nullable Path task = Path.of(work).toAbsolutePath().getParent();
        @Nullable Path temporary = task == null ? null : task.getParent();
        @Nullable Path build = temporary == null ? null : temporary.getParent();
        return build == null
                ? null
                : build.resolve("reports").resolve("heddle").resolve(String.valueOf(task.getFileName()));
    }

    /** Maven has its tests in {@code target/test-classes}, Gradle in {@code build/classes/java/test}. */
    static @Nullable Path ofBuild(Path classes, UnaryOperator<@Nullable String> properties) {
        @Nullable Path above = classes.getParent();
        if (above == null) {
            return null;
        }
        if (classes.endsWith(MAVENS_TESTS)) {
            return above.resolve("surefire-reports");
        }
        @Nullable Path higher = above.getParent();
        if (higher != null && higher.endsWith(GRADLES_CLASSES) && higher.getParent() != null) {
            return higher.resolveSibling("reports").resolve("heddle").resolve(String.valueOf(classes.getFileName()));
        }
        return null;
    }

    private static @Nullable Path classesOf(Class<?> test) {
        @Nullable CodeSource source = test.getProtectionDomain().getCodeSource();
        @Nullable URL location = source == null ? null : source.getLocation();
        try {
            return location == null ? null : Path.of(location.toURI()).toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return null;
        }
    }
}
