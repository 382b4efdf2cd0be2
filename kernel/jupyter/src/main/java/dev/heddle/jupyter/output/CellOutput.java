package dev.heddle.jupyter.output;

import java.util.EnumMap;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * What one cell has printed and not yet sent. Text is gathered for a moment and sent as one message, since a message a line
 * would drown the front end. Thread-safe.
 */
final class CellOutput {
    /** Above this many characters, whoever prints sends them itself, and so is slowed down. */
    private static final int FULL = 1 << 16;

    private final int cell;
    private final ShellReplyEnvironment reply;
    private final StringBuilder pending = new StringBuilder();
    private final Map<OutputStreamKind, Utf8Decoder> decoders = new EnumMap<>(OutputStreamKind.class);
    private @Nullable OutputStreamKind pendingOn;

    CellOutput(int cell, ShellReplyEnvironment reply) {
        this.cell = cell;
        this.reply = reply;
    }

    /** The execution count of the cell. */
    int cell() {
        return cell;
    }

    /** What the cell's messages go out on. */
    ShellReplyEnvironment reply() {
        return reply;
    }

    /** Adds UTF-8 bytes; true when something is now pending and nothing was before. */
    synchronized boolean write(OutputStreamKind kind, byte[] bytes, int offset, int length) {
        if (pendingOn != kind) {
            flush();
            pendingOn = kind;
        }
        boolean wasEmpty = pending.isEmpty();
        pending.append(decoders.computeIfAbsent(kind, _ -> new Utf8Decoder()).decode(bytes, offset, length));
        if (pending.length() >= FULL) {
            flush();
        }
        return wasEmpty && !pending.isEmpty();
    }

    /** Sends what is pending. */
    synchronized void flush() {
        if (pendingOn != null && !pending.isEmpty()) {
            String text = pending.toString();
            pending.setLength(0);
            pendingOn.send(reply, text);
        }
    }
}
