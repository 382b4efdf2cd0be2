package dev.heddle.agent;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent into this JVM. From then on the JDK tells, as flight recorder events (docs/events.md), where virtual
 * threads are mounted and who handed work to whom; while no recording asks for these events, each such place costs one
 * test of a flag.
 */
public final class HeddleAgent {
    /** System property: absent until the agent is loaded; then the methods that it could not rewrite, mostly none. */
    static final String LOADED = "dev.heddle.agent.loaded";

    private static final long CHILD_SECONDS = 30;

    private HeddleAgent() {}

    /** Whether it is loaded, by whatever way. */
    public static boolean isLoaded() {
        return System.getProperty(LOADED) != null;
    }

    /** What it could not rewrite in this JDK, so that the events of these methods are missing; empty when nothing. */
    public static String missing() {
        return System.getProperty(LOADED, "");
    }

    /**
     * Loads it, which takes some hundred milliseconds, unless it is loaded. On a JVM without {@code
     * -XX:+EnableDynamicAgentLoading} the JVM prints a warning; without {@code -Djdk.attach.allowAttachSelf=true} a
     * second JVM has to do it, which takes longer. Any thread may call this.
     *
     * @throws AgentUnavailableException where this JVM takes no agent, saying why and what to do
     */
    public static synchronized void attach() {
        if (isLoaded()) {
            return;
        }
        try {
            Path jar = AgentJar.file();
            String self = String.valueOf(ProcessHandle.current().pid());
            if (Boolean.parseBoolean(System.getProperty("jdk.attach.allowAttachSelf"))) {
                load(self, jar.toString());
            } else {
                loadByChild(self, jar);
            }
        } catch (IOException failure) {
            throw new AgentUnavailableException(failure.getMessage(), failure);
        }
        if (!isLoaded()) {
            throw new AgentUnavailableException("the JVM did not load it", null);
        }
    }

    /** By reflection: these classes may be the boot loader's, which does not see the module jdk.attach. */
    private static void load(String process, String jar) throws IOException {
        try {
            Class<?> type =
                    Class.forName("com.sun.tools.attach.VirtualMachine", true, ClassLoader.getSystemClassLoader());
            Object machine = type.getMethod("attach", String.class).invoke(null, process);
            try {
                type.getMethod("loadAgent", String.class, String.class).invoke(machine, jar, jar);
            } finally {
                type.getMethod("detach").invoke(machine);
            }
        } catch (InvocationTargetException failure) {
            throw new IOException(String.valueOf(failure.getCause()), failure);
        } catch (ReflectiveOperationException failure) {
            throw new IOException("this Java has no module jdk.attach", failure);
        }
    }

    private static void loadByChild(String process, Path jar) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process child = new ProcessBuilder(
                        java.toString(), "-cp", jar.toString(), HeddleAgent.class.getName(), process, jar.toString())
                .redirectErrorStream(true)
                .start();
        child.getOutputStream().close();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (exitCode(child) != 0) {
            throw new IOException(said.lines().findFirst().orElse("a second JVM could not load it"));
        }
    }

    private static int exitCode(Process child) throws IOException {
        try {
            if (!child.waitFor(CHILD_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a second JVM did not load it within " + CHILD_SECONDS + " s");
            }
            return child.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a second JVM loaded it", stop);
        } finally {
            child.destroy();
        }
    }

    /** What the second JVM runs: the first one's process id and the jar. */
    public static void main(String[] arguments) {
        try {
            load(arguments[0], arguments[1]);
        } catch (IOException failure) {
            System.out.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** Thrown where this JVM takes no agent. */
    public static final class AgentUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AgentUnavailableException(@Nullable String why, @Nullable Throwable cause) {
            super(
                    "The agent that sees virtual threads cannot be loaded: " + why + ". Start the program with"
                            + " -XX:+EnableDynamicAgentLoading -Djdk.attach.allowAttachSelf=true, or with"
                            + " -javaagent:heddle-agent.jar.",
                    cause);
        }
    }
}
