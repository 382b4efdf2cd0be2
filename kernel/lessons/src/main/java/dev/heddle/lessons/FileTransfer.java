package dev.heddle.lessons;

import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;

/**
 * A file that is read or written until a buffer has nothing remaining, without holding the thread that asked; then it is
 * closed.
 *
 * @param <T> what comes of it
 */
abstract class FileTransfer<T> implements CompletionHandler<Integer, AsynchronousFileChannel> {
    private final TaskCompletionSource<T> end = new TaskCompletionSource<>();
    final ByteBuffer bytes;

    FileTransfer(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Has the channel go on with the buffer where that is now, and tell this transfer. */
    abstract void step(AsynchronousFileChannel file);

    /** What came of it, when there is no more to do. */
    abstract T result();

    final Task<T> start(AsynchronousFileChannel file) {
        step(file);
        return end.task();
    }

    @Override
    public final void completed(Integer count, AsynchronousFileChannel file) {
        if (count >= 0 && bytes.hasRemaining()) {
            step(file);
            return;
        }
        try {
            file.close();
            end.setResult(result());
        } catch (IOException e) {
            end.setException(e);
        }
    }

    @Override
    public final void failed(Throwable failure, AsynchronousFileChannel file) {
        try (file) {
            end.setException(failure);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
