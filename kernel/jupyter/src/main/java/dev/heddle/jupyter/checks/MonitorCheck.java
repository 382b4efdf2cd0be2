package dev.heddle.jupyter.checks;

import dev.heddle.jupyter.checks.CellClass.Method;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Finds awaits that would run while their code holds a monitor (SEMANTICS A10), in all that cells have defined so far: in
 * a {@code synchronized} block or method, in methods called from there, and in lambdas run there. A lambda that becomes a
 * task's or a thread's code runs on a stack of its own, which holds nothing.
 *
 * <p>It sees what is called by name. A lambda that comes out of a field, a method chosen by the receiver's class, a JDK
 * method that locks: these are for {@link dev.heddle.tasks.Async#checkMonitors}. Not thread-safe.
 */
public final class MonitorCheck {
    private final Map<String, CellClass> classes = new HashMap<>();

    /** Takes in a class of a cell; {@code cellLine} says which line of the cell each of its lines is. */
    public void add(ClassModel model, int cell, IntUnaryOperator cellLine) {
        CellClass added = CellClass.of(model, cell, cellLine);
        classes.put(added.name(), added);
    }

    /** What is wrong with some classes, by their internal names: each place that calls, once. */
    public List<LockedAwait> find(Collection<String> names) {
        List<LockedAwait> found = new ArrayList<>();
        for (String name : names) {
            CellClass type = classes.get(name);
            if (type != null) {
                type.methods().values().forEach(method -> find(method, found));
            }
        }
        return found.stream().distinct().toList();
    }

    private void find(Method method, List<LockedAwait> found) {
        for (Call call : method.calls()) {
            if (method.isSynchronized() || call.lockedAt() > 0) {
                Place await = new AwaitSearch(classes).find(call, method);
                if (await != null) {
                    found.add(new LockedAwait(await, new Place(method.cell(), call.line()), lock(method, call)));
                }
            }
        }
    }

    private static String lock(Method method, Call call) {
        return call.lockedAt() > 0
                ? "the synchronized block of line " + call.lockedAt()
                : "the synchronized method " + method.ref().name();
    }
}
