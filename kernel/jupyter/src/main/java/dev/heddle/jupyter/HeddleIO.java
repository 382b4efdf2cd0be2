package dev.heddle.jupyter;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** The base library's streams, of which input and display stay attached to the cell that ran last. */
final class HeddleIO extends JupyterIO {
    HeddleIO() {
        super(StandardCharsets.UTF_8);
    }

    /** Attaches the streams to a cell, and says whether its front end can be asked for input. */
    void attach(ShellReplyEnvironment reply, boolean inputAllowed) {
        setEnv(reply);
        setJupyterInEnabled(inputAllowed);
    }
}
