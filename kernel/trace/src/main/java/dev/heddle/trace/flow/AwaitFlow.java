package dev.heddle.trace.flow;

import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says whether two awaits of a method that ran one after the other had to: {@code User u = await(user(1)); Orders o =
 * await(orders(2));} could have been started together, {@code orders(u.id())} could not.
 *
 * <p>It reads the bytecode of that one method. They are taken to be independent only where all that the first gives, and
 * whether it fails, stays in variables, text that is printed, and collections or arrays that the method has made itself,
 * until the second is reached: it gets into no call of other methods, no field and no condition. This leaves three things
 * to who asks: a collection that the method was given is taken to be seen by nobody else; a method that is called to get
 * the second task is taken to start it, not to look it up; and what the methods called between them do besides is not
 * known.
 *
 * <p>Its methods never throw for what is in a class file. Stateless and thread-safe; a method that is large and winding is
 * given up, as unknown, after some tens of milliseconds.
 */
public final class AwaitFlow {
    /** More awaits on a line are not looked at: their pairs grow with the square. */
    private static final int MOST_PAIRS = 16;

    private final Predicate<Instruction> awaits;

    public AwaitFlow(AwaitMethod await) {
        this(await::isCalledBy);
    }

    AwaitFlow(Predicate<Instruction> awaits) {
        this.awaits = awaits;
    }

    /**
     * How an await stands to the one before it. All pairs of awaits on the two lines, in all methods of that name that have
     * both, must agree; the two lines may be one, of a loop.
     *
     * @param classFile the bytes of the class
     * @param method its name, as stack frames have it: {@code lambda$main$0} for the code of a lambda
     * @param firstLine of the first await, as stack frames have it
     * @param secondLine of the await that comes next
     */
    public Dependence between(byte[] classFile, String method, int firstLine, int secondLine) {
        try {
            return find(classFile, method, firstLine, secondLine);
        } catch (RuntimeException e) { // no class file, or code that no JVM would run
            return Dependence.UNKNOWN;
        }
    }

    Dependence find(byte[] classFile, String method, int firstLine, int secondLine) {
        Set<Dependence> found = EnumSet.noneOf(Dependence.class);
        for (MethodModel model : ClassFile.of().parse(classFile).methods()) {
            if (model.methodName().equalsString(method)) {
                for (MethodCode code : MethodCode.of(model)) {
                    found.addAll(find(code, firstLine, secondLine));
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : Dependence.UNKNOWN;
    }

    Set<Dependence> find(MethodCode code, int firstLine, int secondLine) {
        List<Integer> firsts = awaitsOn(firstLine, code);
        List<Integer> seconds = awaitsOn(secondLine, code);
        if (firsts.size() * seconds.size() > MOST_PAIRS) {
            return Set.of(Dependence.UNKNOWN);
        }
        Set<Dependence> found = EnumSet.noneOf(Dependence.class);
        for (int first : firsts) {
            for (int second : seconds) {
                Dependence dependence = PairFlow.of(code, first, second, awaits);
                if (dependence != null) {
                    found.add(dependence);
                }
            }
        }
        return found;
    }

    private List<Integer> awaitsOn(int line, MethodCode code) {
        List<Integer> found = new ArrayList<>();
        for (int place = 0; place < code.size(); place++) {
            if (code.line(place) == line && awaits.test(code.instruction(place))) {
                found.add(place);
            }
        }
        return found;
    }
}
