package dev.heddle.jupyter.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a method before one of its instructions: what is known of the operand stack and the variables, both by
 * slots, and the lines of the monitors that are held, innermost last.
 */
final class Frame {
    /** More than any source nests: code that enters without leaving must not be read for ever. */
    private static final int MOST_MONITORS = 64;

    private final List<@Nullable Value> stack;
    private final List<@Nullable Value> variables;
    private final List<Integer> monitors;

    private Frame(List<@Nullable Value> stack, List<@Nullable Value> variables, List<Integer> monitors) {
        this.stack = stack;
        this.variables = variables;
        this.monitors = monitors;
    }

    static Frame ofEntry(List<@Nullable Value> variables) {
        return new Frame(new ArrayList<>(), new ArrayList<>(variables), new ArrayList<>());
    }

    Frame copy() {
        return new Frame(new ArrayList<>(stack), new ArrayList<>(variables), new ArrayList<>(monitors));
    }

    /** What an exception handler begins with. */
    Frame caught() {
        Frame frame = copy();
        frame.stack.clear();
        frame.push(null, 1);
        return frame;
    }

    void push(@Nullable Value value, int slots) {
        for (int i = 0; i < slots; i++) {
            stack.add(i == 0 ? value : null);
        }
    }

    /** Takes a value off; gives what is known of it. */
    @Nullable Value pop(int slots) {
        Value value = null;
        for (int i = 0; i < slots; i++) {
            value = stack.removeLast();
        }
        return value;
    }

    /** Copies the topmost slots, putting the copies below {@code skipped} slots more: {@code dup}, {@code dup2_x1}, … */
    void duplicate(int slots, int skipped) {
        int top = stack.size();
        List<@Nullable Value> copies = new ArrayList<>(stack.subList(top - slots, top));
        stack.addAll(top - slots - skipped, copies);
    }

    void swap() {
        Value top = pop(1);
        Value below = pop(1);
        push(top, 1);
        push(below, 1);
    }

    @Nullable Value variable(int slot) {
        return slot < variables.size() ? variables.get(slot) : null;
    }

    void store(int slot, @Nullable Value value, int slots) {
        while (variables.size() < slot + slots) {
            variables.add(null);
        }
        for (int i = 0; i < slots; i++) {
            variables.set(slot + i, i == 0 ? value : null);
        }
    }

    void enterMonitor(int line) {
        if (monitors.size() < MOST_MONITORS) {
            monitors.add(line);
        }
    }

    void leaveMonitor() {
        if (!monitors.isEmpty()) {
            monitors.removeLast();
        }
    }

    /** The line of the innermost monitor, 0 for none. */
    int lockedAt() {
        return monitors.isEmpty() ? 0 : monitors.getLast();
    }

    /** Takes in another way to the same instruction; says whether that changed anything. */
    boolean merge(Frame other) {
        boolean changed = forget(stack, other.stack);
        changed |= forget(variables, other.variables);
        if (other.monitors.size() > monitors.size()) {
            monitors.clear();
            monitors.addAll(other.monitors);
            changed = true;
        }
        return changed;
    }

    /** Forgets what the other way does not know. */
    private static boolean forget(List<@Nullable Value> values, List<@Nullable Value> others) {
        boolean changed = false;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value != null && (i >= others.size() || !value.equals(others.get(i)))) {
                values.set(i, null);
                changed = true;
            }
        }
        return changed;
    }
}
