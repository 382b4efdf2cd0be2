package dev.heddle.trace.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The state of a method before one of its instructions; the operand stack and the variables by slots. */
final class Frame {
    /** More objects than this are not told apart: the sets must not grow with the method. */
    private static final int MOST_OBJECTS = 200;

    private final List<Value> stack;
    private final List<Value> variables;

    /** The objects that hold something tainted. */
    private Set<Site> tainted;

    /** The objects whose content shows whether the first await failed. */
    private Set<Site> fresh;

    /** The objects that code elsewhere may see from now on. */
    private Set<Site> escaped;

    private Frame(List<Value> stack, List<Value> variables, Set<Site> tainted, Set<Site> fresh, Set<Site> escaped) {
        this.stack = stack;
        this.variables = variables;
        this.tainted = tainted;
        this.fresh = fresh;
        this.escaped = escaped;
    }

    static Frame ofEntry(int parameterSlots) {
        List<Value> variables = new ArrayList<>();
        for (int slot = 0; slot < parameterSlots; slot++) {
            variables.add(Value.madeAt(Site.ofParameter(slot)));
        }
        return new Frame(new ArrayList<>(), variables, Set.of(), Set.of(), Set.of());
    }

    Frame copy() {
        return new Frame(new ArrayList<>(stack), new ArrayList<>(variables), tainted, fresh, escaped);
    }

    /** What an exception handler begins with. */
    Frame caught(Value exception) {
        Frame frame = new Frame(new ArrayList<>(), new ArrayList<>(variables), tainted, fresh, escaped);
        frame.push(exception, 1);
        return frame;
    }

    int size() {
        return stack.size() + variables.size();
    }

    void push(Value value, int slots) {
        for (int i = 0; i < slots; i++) {
            stack.add(i == 0 ? value : Value.NONE);
        }
    }

    Value pop(int slots) {
        Value value = Value.NONE;
        for (int i = 0; i < slots; i++) {
            value = stack.removeLast();
        }
        return value;
    }

    /** Copies the topmost slots, putting the copies below {@code skipped} slots more: {@code dup}, {@code dup2_x1}, … */
    void duplicate(int slots, int skipped) {
        int top = stack.size();
        List<Value> copies = new ArrayList<>(stack.subList(top - slots, top));
        stack.addAll(top - slots - skipped, copies);
    }

    void swap() {
        Value top = pop(1);
        Value below = pop(1);
        push(top, 1);
        push(below, 1);
    }

    /** What lies topmost on the operand stack. */
    Value top() {
        return stack.isEmpty() ? Value.NONE : stack.getLast();
    }

    Value variable(int slot) {
        return slot < variables.size() ? variables.get(slot) : Value.NONE;
    }

    void store(int slot, Value value, int slots) {
        while (variables.size() < slot + slots) {
            variables.add(Value.NONE);
        }
        for (int i = 0; i < slots; i++) {
            variables.set(slot + i, i == 0 ? value : Value.NONE);
        }
    }

    /** Whether a value comes of what the first await gave, or holds some of it. */
    boolean isTainted(Value value) {
        return value.tainted() || Sites.overlap(value.sites(), tainted);
    }

    boolean hasEscaped(Value value) {
        return Sites.overlap(value.sites(), escaped);
    }

    void taint(Value object) {
        tainted = union(tainted, object.sites());
    }

    void freshen(Value object) {
        fresh = union(fresh, object.sites());
    }

    void escape(Set<Site> objects) {
        escaped = union(escaped, objects);
    }

    /** The ways on which the first await failed and did not fail meet: what differs since is tainted. */
    void settle() {
        stack.replaceAll(Value::settled);
        variables.replaceAll(Value::settled);
        tainted = union(tainted, fresh);
        fresh = Set.of();
    }

    /** The first await gives its result: all that there is was made before. */
    void age() {
        stack.replaceAll(Value::aged);
        variables.replaceAll(Value::aged);
        tainted = Sites.aged(tainted);
        fresh = Sites.aged(fresh);
        escaped = Sites.aged(escaped);
    }

    /** Takes in another way to the same instruction; says whether that changed anything. */
    boolean merge(Frame other) {
        boolean changed = merge(stack, other.stack);
        changed |= merge(variables, other.variables);
        Set<Site> allTainted = union(tainted, other.tainted);
        Set<Site> allFresh = union(fresh, other.fresh);
        Set<Site> allEscaped = union(escaped, other.escaped);
        changed |= !(allTainted.equals(tainted) && allFresh.equals(fresh) && allEscaped.equals(escaped));
        tainted = allTainted;
        fresh = allFresh;
        escaped = allEscaped;
        return changed;
    }

    private static Set<Site> union(Set<Site> some, Set<Site> others) {
        return Sites.union(some, others, MOST_OBJECTS);
    }

    private static boolean merge(List<Value> values, List<Value> others) {
        boolean changed = false;
        for (int i = 0; i < others.size(); i++) {
            if (i >= values.size()) {
                values.add(others.get(i));
                changed = true;
                continue;
            }
            Value both = values.get(i).or(others.get(i));
            changed |= !both.equals(values.get(i));
            values.set(i, both);
        }
        return changed;
    }
}
