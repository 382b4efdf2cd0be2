package dev.heddle.lessons;

import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of text files that is deleted when it is closed. Any thread may use it. */
public final class TextFiles implements AutoCloseable {
    private final Path folder;

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

    /** The file of this number. */
    public Path path(int number) {
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
     * Reads a whole file through an {@link AsynchronousFileChannel}, which does not hold the calling thread. Fails with
     * {@link NoSuchFileException} where there is none.
     */
    public Task<String> readAsync(Path file) {
        var text = new TaskCompletionSource<String>();
        try {
            AsynchronousFileChannel channel = AsynchronousFileChannel.open(file, StandardOpenOption.READ);
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            readOn(channel, bytes, text);
        } catch (IOException e) {
            text.setException(e);
        }
        return text.task();
    }

    private static void readOn(AsynchronousFileChannel channel, ByteBuffer bytes, TaskCompletionSource<String> text) {
        channel.read(bytes, bytes.position(), channel, new CompletionHandler<Integer, AsynchronousFileChannel>() {
            @Override
            public void completed(Integer count, AsynchronousFileChannel from) {
                if (count >= 0 && bytes.hasRemaining()) {
                    readOn(from, bytes, text);
                } else {
                    close(from);
                    text.setResult(StandardCharsets.UTF_8.decode(bytes.flip()).toString());
                }
            }

            @Override
            public void failed(Throwable failure, AsynchronousFileChannel from) {
                close(from);
                text.setException(failure);
            }
        });
    }

    private static void close(AsynchronousFileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only read
        }
    }

    /** Deletes the folder and what is in it. */
    @Override
    public void close() {
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
