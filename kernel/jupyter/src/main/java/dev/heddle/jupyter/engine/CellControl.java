package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.checks.LockedAwait;
import dev.heddle.jupyter.checks.MonitorCheck;
import java.lang.classfile.ClassModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.IntUnaryOperator;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * JShell's execution control in the kernel's own process. It loads the woven classes of snippets, but when JShell asks it to
 * run one it only notes that, so that all of a cell is compiled before any of it runs: the compiler's pauses would otherwise
 * stand between two lines of a cell that measures threads.
 */
final class CellControl extends DirectExecutionControl {
    private final CellClassLoader loader;
    private final CellWeaver weaver;
    private final Map<Integer, SnippetLines> linesByKey = new HashMap<>();
    private final MonitorCheck monitors = new MonitorCheck();

    private List<LockedAwait> refused = List.of();
    private @Nullable SnippetLines evaluating;

    private List<Method> noted = new ArrayList<>();

    // Guarded by this: an interrupt must reach the cell's code, and must not reach the compiler, whose open jars it
    // would close.
    private @Nullable Thread inUserCode;
    private boolean interruptRequested;

    CellControl(ClassLoader parent) {
        this.loader = new CellClassLoader(parent);
        this.weaver = new CellWeaver(loader);
    }

    CellClassLoader loader() {
        return loader;
    }

    /** Why classes that JShell wanted to load since {@link #begin} were refused; empty when none was. */
    List<LockedAwait> refused() {
        return refused;
    }

    /** Says which snippet JShell is about to evaluate; the classes that it loads are mapped to this cell. */
    void begin(SnippetLines lines) {
        evaluating = lines;
        noted = new ArrayList<>();
        refused = List.of();
    }

    /** Says where the code of a class stands that JShell may load later. */
    void place(String className, SnippetLines lines) {
        WrapperName name = WrapperName.parse(className);
        if (name != null) {
            linesByKey.put(name.key(), lines);
        }
    }

    /** What JShell asked to run since {@link #begin}, in order. */
    List<Method> end() {
        evaluating = null;
        return noted;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        for (ClassBytecodes c : classes) {
            loader.add(c.name(), c.bytecodes());
        }
        Map<Integer, SnippetLines> lines = new HashMap<>();
        Map<Integer, Boolean> keepsValue = new HashMap<>();
        for (ClassBytecodes c : classes) {
            ClassModel model = weaver.parse(c.bytecodes());
            WrapperName name = WrapperName.parse(c.name());
            if (name != null && name.isOuter()) {
                lines.put(name.key(), linesOf(name, model));
                keepsValue.put(name.key(), WrapperName.declaresField(model));
            }
        }
        List<String> names = new ArrayList<>();
        for (ClassBytecodes c : classes) {
            WrapperName name = WrapperName.parse(c.name());
            SnippetLines of = name == null ? null : lines.get(name.key());
            if (name != null && of != null) {
                boolean value = keepsValue.getOrDefault(name.key(), false);
                ClassModel model = weaver.parse(c.bytecodes());
                IntUnaryOperator cellLine = line -> of.cellLine(line, value);
                loader.addCell(c.name(), of.cell());
                loader.add(c.name(), weaver.weave(model, CellSource.label(of.cell()), cellLine));
                monitors.add(model, of.cell(), cellLine);
                names.add(model.thisClass().asInternalName());
            }
        }
        refused = monitors.find(names);
        if (!refused.isEmpty()) {
            // JShell then loads them again, under these names, when they are next wanted: none may be defined by now
            throw new ClassInstallException("await under synchronized", new boolean[classes.length]);
        }
        for (ClassBytecodes c : classes) {
            try {
                Class.forName(c.name(), false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("Cannot load " + c.name() + ": " + e, new boolean[classes.length]);
            }
        }
    }

    /**
     * JShell loads the new snippet, and again those that depend on what it redefines, or on what is dropped: each keeps
     * its own cell.
     */
    private SnippetLines linesOf(WrapperName name, ClassModel model) {
        SnippetLines known = linesByKey.get(name.key());
        SnippetLines current = evaluating != null ? evaluating : known;
        if (current == null) {
            throw new IllegalStateException("a class of an unknown snippet was loaded outside an evaluation");
        }
        if (known != null
                && !known.declares().equals(current.declares())
                && !WrapperName.declares(model, current.declares())) {
            return known;
        }
        linesByKey.put(name.key(), current);
        return current;
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("JShell then loads the snippet under a new name");
    }

    @Override
    public String invoke(String className, String methodName) throws InternalException {
        try {
            Method method = Class.forName(className, false, loader).getDeclaredMethod(methodName);
            method.setAccessible(true);
            noted.add(method);
            return "";
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException("Cannot run " + className + "." + methodName + ": " + e);
        }
    }

    /**
     * Runs what was noted, on the calling thread.
     *
     * @return its value, null for void too
     * @throws Throwable the very object that it throws; {@link CellStop} when it is interrupted
     */
    @Nullable Object run(Method method) throws Throwable {
        enterUserCode();
        try {
            return method.invoke(null);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        } finally {
            leaveUserCode();
        }
    }

    /** Waits on behalf of the cell, whose interrupt ends it. */
    <T> T interruptibly(Interruptible<T> wait) throws InterruptedException, ExecutionException {
        synchronized (this) {
            if (takeInterrupt()) {
                throw new InterruptedException();
            }
            inUserCode = Thread.currentThread();
        }
        try {
            return wait.await();
        } finally {
            leaveUserCode();
            boolean _ = takeInterrupt(); // heeded, or too late
            boolean _ = Thread.interrupted();
        }
    }

    private synchronized void enterUserCode() {
        if (interruptRequested) {
            throw new CellStop();
        }
        inUserCode = Thread.currentThread();
    }

    private synchronized void leaveUserCode() {
        inUserCode = null;
        CellGuard.clear(Thread.currentThread());
    }

    /** Stops the running code, or the cell before its next snippet runs. May be called by any thread. */
    synchronized void interrupt() {
        interruptRequested = true;
        if (inUserCode != null) {
            CellGuard.stop(inUserCode);
        }
    }

    synchronized boolean isInterrupted() {
        return interruptRequested;
    }

    /** Whether an interrupt was asked for and not yet heeded; forgets it. */
    synchronized boolean takeInterrupt() {
        boolean requested = interruptRequested;
        interruptRequested = false;
        return requested;
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            for (String entry : List.of(path.split(java.io.File.pathSeparator))) {
                loader.addPath(Path.of(entry));
            }
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    /** As {@link ExecutionControl#close()}; the classes stay usable by threads that cells left running. */
    @Override
    public void close() {}
}
