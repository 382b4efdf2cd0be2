package dev.heddle.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls when the agent is loaded: at the start of a program ({@code -javaagent}) or later
 * ({@link HeddleAgent#attach}).
 */
public final class AgentMain {
    private AgentMain() {}

    /** With {@code -javaagent:heddle-agent.jar}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        agentmain(null, instrumentation);
    }

    /** Into a program that runs; the argument is the agent's jar. Does nothing the second time. */
    public static void agentmain(@Nullable String jar, Instrumentation instrumentation) throws Exception {
        if (System.getProperties().putIfAbsent(HeddleAgent.LOADED, "") != null) {
            return;
        }
        try {
            install(jar == null ? AgentJar.file() : Path.of(jar), instrumentation);
        } catch (Throwable failure) {
            System.clearProperty(HeddleAgent.LOADED);
            throw failure;
        }
    }

    private static void install(Path jar, Instrumentation instrumentation) throws Exception {
        if (ClassLoader.getPlatformClassLoader().getResource(Hook.HOOKS.replace('.', '/') + ".class") == null) {
            instrumentation.appendToBootstrapClassLoaderSearch(
                    new JarFile(AgentJar.hooksOf(jar).toFile()));
        }
        prepareHooks();
        var rewriter = new Rewriter();
        instrumentation.addTransformer(rewriter, true);
        instrumentation.retransformClasses(Rewriter.targets().toArray(Class<?>[]::new));
        Thread.ofVirtual().start(() -> {}).join(); // from which the hooks learn the scheduler
        System.setProperty(HeddleAgent.LOADED, String.join(", ", rewriter.missing()));
    }

    /** By name: the hooks must be the boot loader's, and this class is not. */
    private static void prepareHooks() throws ReflectiveOperationException, IOException {
        Object ends = Class.forName(Hook.MOUNT_ENDS, true, null)
                .getConstructor(Map.class)
                .newInstance(intConstants("java/lang/VirtualThread.class"));
        Class.forName(Hook.HOOKS, true, null)
                .getMethod("prepare", ends.getClass())
                .invoke(null, ends);
    }

    private static Map<String, Integer> intConstants(String classFile) throws IOException {
        Map<String, Integer> constants = new HashMap<>();
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(classFile)) {
            if (bytes == null) {
                throw new IOException("the JDK has no " + classFile);
            }
            for (FieldModel field : ClassFile.of().parse(bytes.readAllBytes()).fields()) {
                field.findAttribute(Attributes.constantValue()).ifPresent(value -> {
                    if (value.constant().constantValue() instanceof Integer number) {
                        constants.put(field.fieldName().stringValue(), number);
                    }
                });
            }
        }
        return constants;
    }
}
