package dev.heddle.jupyter.protocol;

import java.util.ArrayDeque;
import java.util.Deque;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;

/**
 * What a handler answers one request with. In the base library {@code defer()} is a flag that the next message from
 * <em>any</em> thread takes; here only the handler's own thread can defer, so output that other threads print at that
 * moment goes out as usual.
 */
final class Reply extends ShellReplyEnvironment {
    private final JupyterSocket requests;
    private final JupyterSocket iopub;
    private final Stdin stdin;
    private final Deque<Runnable> deferred = new ArrayDeque<>();
    private final Thread handler = Thread.currentThread();
    private boolean deferNext;

    @SuppressWarnings("NullAway") // every method that would use the sockets passed on here is overridden
    Reply(JupyterSocket requests, JupyterSocket iopub, Stdin stdin, MessageContext request) {
        super(null, null, iopub, request);
        this.requests = requests;
        this.iopub = iopub;
        this.stdin = stdin;
    }

    @Override
    public void publish(Message<?> message) {
        sendOrDefer(() -> iopub.sendMessage(message));
    }

    @Override
    public void reply(Message<?> message) {
        Message<?> complete = ReplyContent.complete(message);
        sendOrDefer(() -> requests.sendMessage(complete));
    }

    private void sendOrDefer(Runnable send) {
        if (Thread.currentThread() == handler && deferNext) {
            deferNext = false;
            deferred.push(send);
        } else {
            send.run();
        }
    }

    @Override
    public ShellReplyEnvironment defer() {
        deferNext = true;
        return this;
    }

    @Override
    public void defer(Runnable action) {
        deferred.push(action);
    }

    @Override
    public void resolveDeferrals() {
        deferNext = false;
        while (!deferred.isEmpty()) {
            deferred.pop().run();
        }
    }

    @Override
    public String readFromStdIn(String prompt, boolean isPassword) {
        try {
            return stdin.ask(getContext(), prompt, isPassword) + System.lineSeparator();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
