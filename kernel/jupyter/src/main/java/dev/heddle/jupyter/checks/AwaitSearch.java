package dev.heddle.jupyter.checks;

import dev.heddle.jupyter.checks.Call.Target;
import dev.heddle.jupyter.checks.CellClass.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for an await behind a call: in what it calls, what that calls, and the lambdas that are run on the way. */
final class AwaitSearch {
    /** Far more than the methods of a notebook: they are only told apart by the lambdas that they are given. */
    private static final int MOST_STEPS = 2_000;

    private record Step(MethodRef method, List<@Nullable Value> arguments) {}

    private final Map<String, CellClass> classes;
    private final Set<Step> seen = new HashSet<>();

    AwaitSearch(Map<String, CellClass> classes) {
        this.classes = classes;
    }

    /** The place of an await that a call of a method leads to; null if there is none. */
    @Nullable Place find(Call call, Method caller) {
        return find(call, caller, List.of());
    }

    private @Nullable Place find(Call call, Method caller, List<@Nullable Value> arguments) {
        Place here = new Place(caller.cell(), call.line());
        return switch (call.target()) {
            case Target.Await _ -> here;
            case Target.Method(MethodRef method, List<@Nullable Value> passed) ->
                find(method, known(passed, arguments));
            case Target.Run(Value value, String name) ->
                known(value, arguments) instanceof Value.Lambda lambda && (name.isEmpty() || name.equals(lambda.name()))
                        ? find(lambda, here)
                        : null;
        };
    }

    private @Nullable Place find(Value.Lambda lambda, Place here) {
        return OutsideMethods.awaits(lambda.body()) ? here : find(lambda.body(), lambda.captured());
    }

    private @Nullable Place find(MethodRef ref, List<@Nullable Value> arguments) {
        Method method = resolve(ref, ref.owner());
        if (method == null || seen.size() > MOST_STEPS || !seen.add(new Step(method.ref(), arguments))) {
            return null;
        }
        for (Call call : method.calls()) {
            Place place = find(call, method, arguments);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** The method as its class has it, or inherits it from another class of a cell. */
    private @Nullable Method resolve(MethodRef ref, String owner) {
        CellClass type = classes.get(owner);
        if (type == null) {
            return null;
        }
        Method own = type.method(ref);
        if (own != null) {
            return own;
        }
        for (String supertype : type.supertypes()) {
            Method inherited = resolve(ref, supertype);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    /** A value with the arguments of the method put in. */
    private static @Nullable Value known(@Nullable Value value, List<@Nullable Value> arguments) {
        return switch (value) {
            case null -> null;
            case Value.Argument(int index) -> index < arguments.size() ? arguments.get(index) : null;
            case Value.Lambda lambda ->
                Value.Lambda.of(lambda.name(), lambda.body(), known(lambda.captured(), arguments));
        };
    }

    private static List<@Nullable Value> known(List<@Nullable Value> values, List<@Nullable Value> arguments) {
        List<@Nullable Value> known = new ArrayList<>();
        for (Value value : values) {
            known.add(known(value, arguments));
        }
        return known;
    }
}
