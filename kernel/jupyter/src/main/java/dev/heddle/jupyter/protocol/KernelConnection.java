package dev.heddle.jupyter.protocol;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The five channels of a kernel. Each type of request is handled on the executor it was registered with: cells on their
 * own thread, so that completion and interrupts do not wait behind them.
 */
public final class KernelConnection {
    private record Route(ShellHandler<?> handler, Executor executor) {}

    private static final Logger LOGGER = LoggerFactory.getLogger(KernelConnection.class);

    private final ZMQ.Context context = ZMQ.context(1);
    private final SocketLoop loop = new SocketLoop(context);
    private final Map<String, Route> routes = new HashMap<>();
    private final KernelConnectionProperties properties;
    private final KernelSockets.Router shell;
    private final KernelSockets.Router control;
    private final KernelSockets.Router stdinSocket;
    private final KernelSockets.IOPub iopub;
    private final ZMQ.Socket heartbeat;
    private final Stdin stdin;

    /**
     * Opens the sockets without binding them.
     *
     * @throws IllegalArgumentException when the connection file asks for a signature that the JVM cannot make
     */
    public KernelConnection(KernelConnectionProperties properties) {
        this.properties = properties;
        HMACGenerator signer = signer(properties);
        this.shell = new KernelSockets.Router(context, signer, loop, "shell");
        this.control = new KernelSockets.Router(context, signer, loop, "control");
        this.stdinSocket = new KernelSockets.Router(context, signer, loop, "stdin");
        this.iopub = new KernelSockets.IOPub(context, signer, loop);
        this.heartbeat = context.socket(SocketType.REP);
        this.stdin = new Stdin(stdinSocket);
    }

    private static HMACGenerator signer(KernelConnectionProperties properties) {
        try {
            return properties.createHMACGenerator();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalArgumentException(
                    "Cannot sign messages with " + properties.getSignatureScheme() + ": " + e.getMessage(), e);
        }
    }

    /** Says who handles a type of request, and on which executor; before {@link #serve()}. */
    public <T> void handle(MessageType<T> type, Executor executor, ShellHandler<T> handler) {
        routes.put(type.getName(), new Route(handler, executor));
    }

    /** The channel that all front ends hear; any thread may send on it. */
    public IOPubChannel iopub() {
        return iopub;
    }

    /** The channel on which cells ask for input. */
    public Stdin stdin() {
        return stdin;
    }

    /** Binds the ports and serves on the caller's thread until {@link #close()}. */
    public void serve() {
        shell.bind(properties, properties.getShellPort());
        control.bind(properties, properties.getControlPort());
        stdinSocket.bind(properties, properties.getStdinPort());
        iopub.bind(properties);
        heartbeat.bind(properties.getTransport() + "://" + properties.getIp() + ":" + properties.getHbPort());
        loop.watch(shell, () -> receive(shell));
        loop.watch(control, () -> receive(control));
        loop.watch(stdinSocket, stdin::onReadable);
        loop.watch(heartbeat, () -> heartbeat.send(heartbeat.recv()));
        iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        try {
            loop.serve();
        } finally {
            for (ZMQ.Socket socket : new ZMQ.Socket[] {shell, control, stdinSocket, iopub, heartbeat}) {
                socket.setLinger(1000);
                socket.close();
            }
            context.close();
        }
    }

    /** Ends {@link #serve()} once everything that was sent before is out; any thread may call it. */
    public void close() {
        loop.close();
    }

    private void receive(JupyterSocket channel) {
        Message<?> message = channel.readMessage();
        Route route = routes.get(message.getHeader().getType().getName());
        if (route == null) {
            LOGGER.debug("No handler for {}", message.getHeader().getType().getName());
            return;
        }
        route.executor().execute(() -> answer(channel, route.handler(), message));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a route's handler was registered for the message's type
    private void answer(JupyterSocket channel, ShellHandler handler, Message message) {
        Reply reply = new Reply(channel, iopub, stdin, message);
        try {
            handler.handle(reply, message);
        } catch (RuntimeException | Error e) {
            LOGGER.warn("A {} failed", message.getHeader().getType().getName(), e);
        } finally {
            reply.resolveDeferrals();
        }
        if (reply.isMarkedForShutdown()) {
            close();
        }
    }
}
