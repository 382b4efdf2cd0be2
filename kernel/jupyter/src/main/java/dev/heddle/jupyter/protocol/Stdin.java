package dev.heddle.jupyter.protocol;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.jspecify.annotations.Nullable;

/** Asks the front end for a line of input; one question at a time, and the wait for the answer can be interrupted. */
public final class Stdin {
    private final JupyterSocket socket;
    private final AtomicReference<@Nullable CompletableFuture<String>> pending = new AtomicReference<>();

    Stdin(JupyterSocket socket) {
        this.socket = socket;
    }

    /**
     * The line that the user enters, without its end.
     *
     * @throws InterruptedException when the cell is interrupted meanwhile
     */
    public synchronized String ask(MessageContext request, String prompt, boolean password)
            throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        pending.set(answer);
        try {
            socket.sendMessage(new Message<>(request, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, password)));
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("No input", e);
        } finally {
            pending.set(null);
        }
    }

    /** Called by the socket loop. */
    void onReadable() {
        Message<?> message = socket.readMessage();
        CompletableFuture<String> question = pending.get();
        if (question != null && message.getContent() instanceof InputReply reply) {
            question.complete(reply.getValue());
        }
    }
}
