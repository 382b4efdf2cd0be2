package dev.heddle.lessons.exercise;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One thing to write, in a cell of a notebook, and how an answer is judged: by what its threads did, not by its text.
 *
 * @param <A> an interface with one method, the one that is to be written; a cell declares a method of this name
 */
public abstract class Exercise<A> {
    private final String id;
    private final Class<A> answer;
    private final String title;
    private final List<String> hints;

    /**
     * An exercise.
     *
     * @param id section and number: {@code S2-1}
     * @param answer a public interface with the one method to write
     * @param title what is to be reached, in a few words
     * @param hints from the first nudge to all but the code, one at least
     */
    protected Exercise(String id, Class<A> answer, String title, List<String> hints) {
        if (hints.isEmpty()) {
            throw new IllegalArgumentException(id + " has no hint");
        }
        this.id = id;
        this.answer = answer;
        this.title = title;
        this.hints = List.copyOf(hints);
    }

    /**
     * Runs an answer and says by {@link Judge#expect} what is not right about it. Called on the cells' thread; what the
     * answer gets to work with must be new in each call.
     *
     * @throws Exception what the answer throws; it is told as what is not right
     */
    protected abstract void judge(A answer, Judge judge) throws Exception;

    /** Section and number: {@code S2-1}. */
    public final String id() {
        return id;
    }

    /** The section of the document that it belongs to: {@code S2}. */
    public final String section() {
        return id.substring(0, id.indexOf('-'));
    }

    /** What is to be reached. */
    public final String title() {
        return title;
    }

    /** From the first nudge to all but the code. */
    public final List<String> hints() {
        return hints;
    }

    /** The code of the untouched cell. */
    public final String start() {
        return Resource.text(id + ".start.java");
    }

    /** An answer that passes. */
    public final String solution() {
        return Resource.text(id + ".solution.java");
    }

    /** How the method is declared that is to be written: {@code bothAsync(LoopbackServer)}. */
    public final String signature() {
        return method().getName()
                + Arrays.stream(method().getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** An expression whose value is the answer, where the method can be called by this name. */
    final String expression(String called) {
        String names = IntStream.range(0, method().getParameterCount())
                .mapToObj(i -> "argument" + i)
                .collect(Collectors.joining(", ", "(", ")"));
        return "(" + answer.getCanonicalName() + ") " + names + " -> " + called + names;
    }

    final String methodName() {
        return method().getName();
    }

    final A cast(Object value) {
        return answer.cast(value);
    }

    private Method method() {
        return Arrays.stream(answer.getMethods())
                .filter(one -> Modifier.isAbstract(one.getModifiers()))
                .findFirst()
                .orElseThrow();
    }
}
