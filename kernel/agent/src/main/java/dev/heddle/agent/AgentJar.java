package dev.heddle.agent;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The jar that these classes are from, or one made of them where they are not in a jar, as in a build. */
final class AgentJar {
    private static final String SELF = AgentJar.class.getName().replace('.', '/') + ".class";

    private AgentJar() {}

    static Path file() throws IOException {
        // Not asked of the protection domain: the boot loader's classes have none.
        URL self = ClassLoader.getSystemResource(SELF);
        String url = self == null ? "" : self.toString();
        if (url.startsWith("jar:")) {
            return Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
        }
        if (!url.startsWith("file:")) {
            throw new IOException("the agent does not know where its classes are: " + url);
        }
        return packed(Path.of(URI.create(url.substring(0, url.length() - SELF.length()))), "");
    }

    /** A jar of the hooks alone, for the boot loader: had it the others too, there would be two of each. */
    static Path hooksOf(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            return packed(files.getPath("/"), Hook.PACKAGE.replace('.', '/'));
        }
    }

    private static Path packed(Path classes, String folder) throws IOException {
        Path jar = Files.createTempFile("heddle-agent-", ".jar");
        jar.toFile().deleteOnExit();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", AgentMain.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".class")) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }
}
