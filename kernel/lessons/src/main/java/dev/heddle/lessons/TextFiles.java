package dev.heddle.lessons;

import dev.heddle.tasks.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A folder of text files that is deleted when it is closed. Any thread may use it. */
public final class TextFiles implements AutoCloseable {
    private final Path folder;
    private final Opening opening = new Opening("folder of files");

    /** As the JDK has them for such channels, but with a name. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("file-", 1).daemon().factory());

    private TextFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a number of files, {@code 0.txt} and so on, of so many bytes each.
     *
     * @throws UncheckedIOException when the disk has no room for them
     */
    public static TextFiles of(int files, int bytesEach) {
        try {
            TextFiles made = new TextFiles(Files.createTempDirectory("heddle-lesson"));
            String line = "It was the best of looms, it was the worst of looms.\n";
            String text = line.repeat(bytesEach / line.length() + 1).substring(0, bytesEach);
            for (int i = 0; i < files; i++) {
                Files.writeString(made.path(i), text);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file of this number.
     *
     * @throws IllegalStateException after they were deleted; says what to do
     */
    public Path path(int number) {
        opening.check();
        return folder.resolve(number + ".txt");
    }

    /** All of them. */
    public List<Path> paths() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a whole file; holds the calling thread meanwhile. */
    public String read(Path file) throws IOException {
        return Files.readString(file);
    }

    /**
     * Reads a whole file through an {@link AsynchronousFileChannel}, which does not hold the calling thread: where the
     * system's own calls for files block, as on Linux, a thread of the channel's makes them. Fails with
     * {@link NoSuchFileException} where there is none.
     */
    public Task<String> readAsync(Path file) {
        try {
            AsynchronousFileChannel channel =
                    AsynchronousFileChannel.open(file, Set.of(StandardOpenOption.READ), threads);
            return new FileTransfer<String>(ByteBuffer.allocate(Math.toIntExact(channel.size()))) {
                @Override
                void step(AsynchronousFileChannel from) {
                    from.read(bytes, bytes.position(), from, this);
                }

                @Override
                String result() {
                    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
                }
            }.start(channel);
        } catch (IOException e) {
            return Task.failed(e);
        }
    }

    /** Writes a whole file the same way, in place of what was there; the task's value is the number of bytes. */
    public Task<Integer> writeAsync(Path file, String text) {
        try {
            AsynchronousFileChannel channel = AsynchronousFileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                    threads);
            return new FileTransfer<Integer>(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))) {
                @Override
                void step(AsynchronousFileChannel to) {
                    to.write(bytes, bytes.position(), to, this);
                }

                @Override
                Integer result() {
                    return bytes.limit();
                }
            }.start(channel);
        } catch (IOException e) {
            return Task.failed(e);
        }
    }

    /** Deletes the folder and what is in it. */
    @Override
    public void close() {
        opening.close();
        threads.shutdown();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (NoSuchFileException gone) {
            // closed before
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
