package dev.heddle.jupyter.output;

import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;

/** The two streams of a process. */
public enum OutputStreamKind {
    OUT {
        @Override
        void send(ShellReplyEnvironment reply, String text) {
            reply.writeToStdOut(text);
        }
    },
    ERR {
        @Override
        void send(ShellReplyEnvironment reply, String text) {
            reply.writeToStdErr(text);
        }
    };

    abstract void send(ShellReplyEnvironment reply, String text);
}
