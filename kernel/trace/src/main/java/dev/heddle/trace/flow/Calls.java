package dev.heddle.trace.flow;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the calls of one method do to a {@link Frame}. */
final class Calls {
    private final MethodCode code;
    private final Predicate<Instruction> awaits;

    Calls(MethodCode code, Predicate<Instruction> awaits) {
        this.code = code;
        this.awaits = awaits;
    }

    /**
     * Whether a call lets something of the first await out of the method; puts into the frame what it does to the call's
     * operands, its receiver first.
     *
     * @param shows whether coming here shows if the first await failed
     */
    boolean leaks(InvokeInstruction call, List<Value> operands, Frame frame, boolean shows) {
        boolean tainted = operands.stream().anyMatch(frame::isTainted);
        return switch (kind(call)) {
            case PURE, PRINT -> false;
            case COLLECTION -> leaksIntoCollection(call, operands, frame, shows);
            case NOT -> {
                escape(operands, frame);
                yield tainted || shows;
            }
        };
    }

    private Harmless kind(InvokeInstruction call) {
        return awaits.test(call) ? Harmless.NOT : Harmless.of(call);
    }

    private boolean leaksIntoCollection(InvokeInstruction call, List<Value> operands, Frame frame, boolean shows) {
        Value receiver = operands.getFirst();
        List<Value> arguments = operands.subList(1, operands.size());
        boolean leaks = false;
        if (arguments.stream().anyMatch(frame::isTainted)) {
            leaks = !isOwn(receiver, frame);
            frame.taint(receiver);
        } else if (shows) {
            leaks = !isOwn(receiver, frame);
            frame.freshen(receiver);
        }
        boolean tainted = frame.isTainted(receiver);
        List<ClassDesc> types = call.typeSymbol().parameterList();
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            if (tainted && types.get(i).isArray()) {
                leaks |= !isOwnArray(argument, frame);
                frame.taint(argument);
            }
            if (!types.get(i).isPrimitive()) {
                escape(List.of(argument), frame);
            }
        }
        return leaks;
    }

    /** Notes that code elsewhere may see some values from now on: of those that only this method could see before. */
    void escape(List<Value> values, Frame frame) {
        for (Value value : values) {
            Set<Site> sites = value.sites();
            if (sites.contains(Site.ANY)) {
                frame.escape(sites);
            } else if (sites.stream().anyMatch(this::mayBeOwn)) {
                frame.escape(sites.stream().filter(this::mayBeOwn).collect(Collectors.toUnmodifiableSet()));
            }
        }
    }

    /** What a call gives that is made at a place. */
    Value result(InvokeInstruction call, List<Value> operands, Frame frame, Site here) {
        boolean tainted = operands.stream().anyMatch(frame::isTainted);
        Value made = Value.madeAt(here).tainted(tainted);
        return switch (kind(call)) {
            case PRINT -> made;
            case PURE -> Harmless.givesPart(call) ? partOf(operands, made) : made;
            case COLLECTION -> {
                if (Harmless.givesItself(call)) {
                    yield operands.getFirst();
                }
                yield Harmless.givesPart(call) ? partOf(operands, made) : made;
            }
            case NOT -> awaits.test(call) ? made : started(call, operands, made);
        };
    }

    private static Value started(InvokeInstruction call, List<Value> operands, Value made) {
        if (Awaited.joinsMany(call)) {
            return partOf(operands, made);
        }
        List<Value> tasks =
                Awaited.tasksAmongOperands(call).stream().map(operands::get).toList();
        return tasks.isEmpty() ? made : partOf(tasks, Value.NONE.tainted(made.tainted()));
    }

    private static Value partOf(List<Value> wholes, Value part) {
        Value value = part;
        for (Value whole : wholes) {
            value = value.withSites(whole.sites());
        }
        return value;
    }

    /** Whether nobody but this method sees a collection that it was given or has made, as far as is known. */
    private boolean isOwn(Value object, Frame frame) {
        return isOnlyOf(object, frame, this::mayBeOwn);
    }

    /** The same for an array that it has made. */
    boolean isOwnArray(Value array, Frame frame) {
        return isOnlyOf(array, frame, this::isAllocation);
    }

    private static boolean isOnlyOf(Value object, Frame frame, Predicate<Site> own) {
        Set<Site> sites = object.sites();
        return !object.tainted() && !sites.isEmpty() && sites.stream().allMatch(own) && !frame.hasEscaped(object);
    }

    private boolean mayBeOwn(Site site) {
        return site.isParameter() || isAllocation(site);
    }

    private boolean isAllocation(Site site) {
        return site.place() >= 0
                && switch (code.instruction(site.place())) {
                    case NewObjectInstruction _,
                            NewPrimitiveArrayInstruction _,
                            NewReferenceArrayInstruction _,
                            NewMultiArrayInstruction _ -> true;
                    default -> false;
                };
    }
}
