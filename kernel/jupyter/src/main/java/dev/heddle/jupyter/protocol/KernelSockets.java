package dev.heddle.jupyter.protocol;

import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Sockets of the base library whose messages pass through the {@link SocketLoop}, so that any thread may send. */
final class KernelSockets {
    private KernelSockets() {}

    /** Shell, control and stdin: requests come in, replies go back to who asked. */
    static final class Router extends JupyterSocket {
        private final SocketLoop loop;

        Router(ZMQ.Context context, HMACGenerator signer, SocketLoop loop, String name) {
            super(context, SocketType.ROUTER, signer, LoggerFactory.getLogger(name));
            this.loop = loop;
        }

        void bind(KernelConnectionProperties connection, int port) {
            bind(formatAddress(connection.getTransport(), connection.getIp(), port));
        }

        @Override
        public void bind(KernelConnectionProperties connection) {
            throw new UnsupportedOperationException("bind to one of the connection's ports");
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // only queues; the loop's thread sends
        public void sendMessage(Message<?> message) {
            loop.run(() -> super.sendMessage(message));
        }
    }

    /** What all front ends hear: output, results, status. */
    static final class IOPub extends IOPubChannel {
        private final SocketLoop loop;

        IOPub(ZMQ.Context context, HMACGenerator signer, SocketLoop loop) {
            super(context, signer);
            this.loop = loop;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // only queues; the loop's thread sends
        public void sendMessage(Message<?> message) {
            loop.run(() -> super.sendMessage(message));
        }
    }
}
