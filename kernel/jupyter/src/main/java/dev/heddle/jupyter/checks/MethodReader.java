package dev.heddle.jupyter.checks;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one method calls, and which monitors it holds there, by following its instructions along every way that they
 * can be run, exception handlers included.
 */
final class MethodReader {
    private final List<CodeElement> elements;
    private final int[] lines;
    private final Map<Label, Integer> places = new HashMap<>();
    private final List<ExceptionCatch> handlers = new ArrayList<>();

    /** The state before each element that can be reached. */
    private final Map<Integer, Frame> frames = new HashMap<>();

    private final Deque<Integer> pending = new ArrayDeque<>();

    private MethodReader(List<CodeElement> elements, IntUnaryOperator cellLine) {
        this.elements = elements;
        this.lines = new int[elements.size()];
        int line = 0;
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case LabelTarget target -> places.put(target.label(), i);
                case ExceptionCatch handler -> handlers.add(handler);
                case LineNumber number -> line = cellLine.applyAsInt(number.line());
                default -> {}
            }
            lines[i] = line;
        }
    }

    /** The calls of a method that matter, in the order of its instructions; none for one without code. */
    static List<Call> read(MethodModel method, IntUnaryOperator cellLine) {
        return method.code()
                .map(code -> new MethodReader(code.elementList(), cellLine).read(entry(method)))
                .orElse(List.of());
    }

    private static Frame entry(MethodModel method) {
        List<@Nullable Value> variables = new ArrayList<>();
        int index = 0;
        if (!method.flags().has(AccessFlag.STATIC)) {
            variables.add(new Value.Argument(index++));
        }
        for (ClassDesc parameter : method.methodTypeSymbol().parameterList()) {
            variables.add(parameter.isPrimitive() ? null : new Value.Argument(index));
            if (TypeKind.from(parameter).slotSize() == 2) {
                variables.add(null);
            }
            index++;
        }
        return Frame.ofEntry(variables);
    }

    private List<Call> read(Frame entry) {
        reach(0, entry);
        while (!pending.isEmpty()) {
            follow(pending.remove());
        }
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Frame before = frames.get(i);
            if (before != null && elements.get(i) instanceof Instruction instruction) {
                int line = lines[i];
                int lockedAt = before.lockedAt();
                Calls.of(instruction, before.copy()).forEach(target -> calls.add(new Call(line, lockedAt, target)));
            }
        }
        return calls;
    }

    private void reach(int place, Frame frame) {
        Frame known = frames.get(place);
        if (known == null) {
            frames.put(place, frame.copy());
            pending.add(place);
        } else if (known.merge(frame)) {
            pending.add(place);
        }
    }

    private int place(Label label) {
        return places.getOrDefault(label, elements.size());
    }

    private void follow(int place) {
        Frame frame = frames.get(place);
        if (frame == null) {
            throw new AssertionError("followed before it was reached");
        }
        CodeElement element = elements.get(place);
        if (!(element instanceof Instruction instruction)) {
            reachNext(place, frame);
            return;
        }
        for (ExceptionCatch handler : handlers) {
            if (place(handler.tryStart()) <= place && place < place(handler.tryEnd())) {
                reach(place(handler.handler()), frame.caught());
            }
        }
        Frame after = frame.copy();
        StackEffects.apply(instruction, after, lines[place]);
        targets(instruction).forEach(target -> reach(place(target), after));
        if (goesOn(instruction)) {
            reachNext(place, after);
        }
    }

    private void reachNext(int place, Frame frame) {
        if (place + 1 < elements.size()) {
            reach(place + 1, frame);
        }
    }

    private static Stream<Label> targets(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> Stream.of(branch.target());
            case TableSwitchInstruction table -> targets(table.defaultTarget(), table.cases());
            case LookupSwitchInstruction lookup -> targets(lookup.defaultTarget(), lookup.cases());
            default -> Stream.of();
        };
    }

    private static Stream<Label> targets(Label otherwise, List<SwitchCase> cases) {
        return Stream.concat(Stream.of(otherwise), cases.stream().map(SwitchCase::target));
    }

    private static boolean goesOn(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> !branch.opcode().name().startsWith("GOTO");
            case TableSwitchInstruction _, LookupSwitchInstruction _, ReturnInstruction _, ThrowInstruction _ -> false;
            default -> true;
        };
    }
}
