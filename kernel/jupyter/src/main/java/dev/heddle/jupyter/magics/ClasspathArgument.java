package dev.heddle.jupyter.magics;

import dev.heddle.jupyter.errors.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code %classpath} is given: jars, folders of classes, and patterns such as {@code lib/*.jar}. */
public final class ClasspathArgument {
    private ClasspathArgument() {}

    /**
     * The files that an argument names.
     *
     * @throws UserError when there is none
     */
    public static List<Path> resolve(String argument) {
        Path path = Path.of(argument).toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName());
        List<Path> found = new ArrayList<>();
        if (name.contains("*") || name.contains("?")) {
            Path folder = path.getParent();
            if (folder != null && Files.isDirectory(folder)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
                    entries.forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        } else if (Files.exists(path)) {
            found.add(path);
        }
        if (found.isEmpty()) {
            throw new UserError(
                    "NotFound",
                    "There is no " + path + ". A relative path starts at the notebook's folder, "
                            + Path.of("").toAbsolutePath() + ".");
        }
        found.sort(null);
        return found;
    }
}
