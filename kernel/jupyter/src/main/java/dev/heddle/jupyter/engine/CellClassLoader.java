package dev.heddle.jupyter.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Defines the classes of snippets and finds what {@code %maven} and {@code %classpath} add. Thread-safe. */
final class CellClassLoader extends URLClassLoader {
    /** The package that JShell puts snippets in. */
    static final String PACKAGE = "REPL";

    private final Map<String, byte[]> bytecodes = new ConcurrentHashMap<>();
    private final Map<String, Integer> cells = new ConcurrentHashMap<>();

    CellClassLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** Makes a class known, to be defined at its first use. */
    void add(String name, byte[] bytecode) {
        bytecodes.put(name, bytecode);
    }

    /** Says which cell a class was made from. */
    void addCell(String name, int cell) {
        cells.put(name, cell);
    }

    /** The cell that a class was made from, 0 when it is not a cell's. */
    int cellOf(String className) {
        return cells.getOrDefault(className, 0);
    }

    void addPath(Path path) throws MalformedURLException {
        addURL(path.toUri().toURL());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = bytecodes.get(name);
        return bytecode == null ? super.findClass(name) : defineClass(name, bytecode, 0, bytecode.length);
    }

    /** Also the bytes of cells' own classes: the weaver reads their hierarchy before they are defined. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytecode = name.endsWith(".class")
                ? bytecodes.get(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : null;
        return bytecode == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytecode);
    }
}
