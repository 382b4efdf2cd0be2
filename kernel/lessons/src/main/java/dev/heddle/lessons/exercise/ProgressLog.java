package dev.heddle.lessons.exercise;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a learner tried and solved: a file with a line of JSON for each check. Lines are only ever added, so several
 * kernels may write it and nothing in it is lost.
 *
 * @param file where it is kept
 */
public record ProgressLog(Path file) {
    static final String FILE = "heddle-progress.jsonl";

    /** Environment variable: another place for the file. */
    static final String FILE_VARIABLE = "HEDDLE_PROGRESS";

    /** Environment variable: whose progress it is; otherwise the user's name on this machine. */
    static final String LEARNER_VARIABLE = "HEDDLE_LEARNER";

    private static final Gson GSON = new Gson();

    /** One check, as a line of the file. */
    public record Entry(String time, String learner, String exercise, boolean passed) {}

    /** That of this kernel's user, in the notebook's folder. */
    public static ProgressLog mine() {
        String elsewhere = System.getenv(FILE_VARIABLE);
        return new ProgressLog(elsewhere == null || elsewhere.isBlank() ? Path.of(FILE) : Path.of(elsewhere));
    }

    /**
     * All in a folder, at any depth.
     *
     * @throws IllegalArgumentException when there is none
     */
    static List<ProgressLog> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder.toAbsolutePath()
                    + ". Collect the learners' files " + FILE + " in one and name it.");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<ProgressLog> logs = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .map(ProgressLog::new)
                    .toList();
            if (logs.isEmpty()) {
                throw new IllegalArgumentException("No file in " + folder.toAbsolutePath()
                        + " ends in .jsonl. Collect the learners' files " + FILE + " there.");
            }
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a check that was made now. Where the file cannot be written, the learner is told, and goes on. */
    public void add(String exercise, boolean passed) {
        String line = GSON.toJson(new Entry(Instant.now().toString(), learner(), exercise, passed)) + "\n";
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var _ = out.lock()) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            System.err.println("Your progress could not be kept in " + file.toAbsolutePath() + ": " + e.getMessage());
        }
    }

    private static String learner() {
        String name = System.getenv(LEARNER_VARIABLE);
        return name == null || name.isBlank() ? System.getProperty("user.name", "") : name;
    }

    /** All checks that can be read; a line that cannot be is left out. */
    public List<Entry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Entry> entries = new ArrayList<>();
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Entry entry = parse(line);
                if (entry != null) {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Entry parse(String line) {
        try {
            Entry entry = GSON.fromJson(line, Entry.class);
            return entry == null || entry.exercise() == null || entry.learner() == null ? null : entry;
        } catch (JsonSyntaxException damaged) {
            return null;
        }
    }

    /** Whose checks these are: the first name among them, or another where there is none. */
    static String learner(List<Entry> entries, String orElse) {
        return entries.stream()
                .map(Entry::learner)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(orElse);
    }
}
