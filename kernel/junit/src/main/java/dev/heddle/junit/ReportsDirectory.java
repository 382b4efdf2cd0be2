package dev.heddle.junit;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds the directory for pictures: the one that is configured, else the one where the build that runs the tests puts its
 * reports, else {@code heddle-reports} in the working directory.
 */
final class ReportsDirectory {
    /** JUnit's configuration parameter, which may also be a system property. */
    static final String PARAMETER = "heddle.reports";

    private static final Path GRADLES_REPORTS = Path.of("reports", "heddle");

    private ReportsDirectory() {}

    static Path of(ExtensionContext context, Class<?> test) {
        return of(
                context.getConfigurationParameter(PARAMETER),
                Optional.ofNullable(System.getProperty("org.gradle.internal.worker.tmpdir")),
                classesOf(test));
    }

    /**
     * The one that is configured; without that the one of the build, which may not be there yet.
     *
     * @param gradlesWork the directory that Gradle gives to the worker of a task: {@code build/tmp/<task>/work}
     * @param classes where the test comes from: Maven's {@code target/test-classes}, Gradle's {@code build/classes/java/test}
     */
    static Path of(Optional<String> configured, Optional<String> gradlesWork, Optional<Path> classes) {
        return configured
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name.strip()))
                .or(() -> gradlesWork.flatMap(ReportsDirectory::ofGradlesWorker))
                .or(() -> classes.flatMap(ReportsDirectory::ofBuild))
                .orElse(Path.of("heddle-reports"))
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<Path> ofGradlesWorker(String work) {
        return above(Path.of(work), 1)
                .flatMap(task -> above(task, 2)
                        .map(build -> build.resolve(GRADLES_REPORTS).resolve(task.getFileName())));
    }

    private static Optional<Path> ofBuild(Path classes) {
        return classes.endsWith("test-classes")
                ? above(classes, 1).map(target -> target.resolve("surefire-reports"))
                : above(classes, 2)
                        .filter(all -> all.endsWith("classes"))
                        .flatMap(all -> above(all, 1))
                        .map(build -> build.resolve(GRADLES_REPORTS).resolve(classes.getFileName()));
    }

    private static Optional<Path> above(Path path, int levels) {
        Optional<Path> at = Optional.of(path.toAbsolutePath());
        for (int level = 0; level < levels; level++) {
            at = at.map(Path::getParent);
        }
        return at;
    }

    private static Optional<Path> classesOf(Class<?> test) {
        @Nullable CodeSource source = test.getProtectionDomain().getCodeSource();
        @Nullable URL location = source == null ? null : source.getLocation();
        try {
            return location == null ? Optional.empty() : Optional.of(Path.of(location.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return Optional.empty();
        }
    }
}
