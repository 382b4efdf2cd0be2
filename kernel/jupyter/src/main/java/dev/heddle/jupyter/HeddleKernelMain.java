package dev.heddle.jupyter;

import dev.heddle.jupyter.protocol.KernelConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Starts the kernel on the connection file that Jupyter names. */
public final class HeddleKernelMain {
    private HeddleKernelMain() {}

    /** One argument: the path of the connection file. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("Usage: java -jar heddle.jar CONNECTION_FILE (Jupyter does this; see ./heddle --help)");
            System.exit(2);
        }
        KernelConnectionProperties properties = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
        ThreadGroup group = new ThreadGroup(HeddleKernel.THREAD_GROUP);
        Thread sockets = Thread.ofPlatform().group(group).name("heddle-sockets").start(() -> serve(properties, group));
        exitWithParent();
        sockets.join();
        System.exit(0);
    }

    /** In the kernel's thread group, which the threads of the socket library inherit. */
    private static void serve(KernelConnectionProperties properties, ThreadGroup group) {
        ThreadFactory ownThreads =
                Thread.ofPlatform().group(group).name("heddle-", 1).daemon().factory();
        KernelConnection connection = new KernelConnection(properties);
        new HeddleKernel(ownThreads).connect(connection);
        connection.serve();
    }

    /** Jupyter names its own process; when that is gone nobody is left to shut this one down. */
    private static void exitWithParent() {
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent != null && parent.matches("\\d{2,18}")) {
            ProcessHandle.of(Long.parseLong(parent)).ifPresent(process -> {
                var _ = process.onExit().thenRun(() -> System.exit(0));
            });
        }
    }
}
