package dev.heddle.trace.flow;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instructions of a method, each known by its index, and where each can go on. */
final class MethodCode {
    private record Handler(int from, int to, int start) {}

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<List<Integer>> successors = new ArrayList<>();
    private final List<List<Integer>> handlers = new ArrayList<>();
    private final List<List<Integer>> predecessors = new ArrayList<>();
    private final int parameterSlots;

    private MethodCode(MethodModel method, CodeModel code) {
        Map<Label, Integer> places = new HashMap<>();
        List<ExceptionCatch> catches = new ArrayList<>();
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LabelTarget target -> places.put(target.label(), instructions.size());
                case ExceptionCatch handler -> catches.add(handler);
                case LineNumber number -> line = number.line();
                case Instruction instruction -> {
                    instructions.add(instruction);
                    lines.add(line);
                }
                default -> {}
            }
        }
        List<Handler> all = catches.stream()
                .map(one -> new Handler(
                        place(places, one.tryStart()), place(places, one.tryEnd()), place(places, one.handler())))
                .toList();
        for (int place = 0; place < size(); place++) {
            successors.add(successors(place, places));
            handlers.add(handlers(place, all));
            predecessors.add(new ArrayList<>());
        }
        for (int place = 0; place < size(); place++) {
            for (int next : successors(place)) {
                predecessors.get(next).add(place);
            }
            for (int next : handlers(place)) {
                predecessors.get(next).add(place);
            }
        }
        parameterSlots = slotsOfParameters(method);
    }

    /** Nothing for a method without code. */
    static List<MethodCode> of(MethodModel method) {
        return method.code().map(code -> List.of(new MethodCode(method, code))).orElse(List.of());
    }

    private static int slotsOfParameters(MethodModel method) {
        int slots = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        for (ClassDesc parameter : method.methodTypeSymbol().parameterList()) {
            slots += TypeKind.from(parameter).slotSize();
        }
        return slots;
    }

    int size() {
        return instructions.size();
    }

    Instruction instruction(int place) {
        return instructions.get(place);
    }

    /** As in the table of line numbers; 0 where it has none. */
    int line(int place) {
        return lines.get(place);
    }

    int parameterSlots() {
        return parameterSlots;
    }

    /** Where the code goes on if nothing is thrown. */
    List<Integer> successors(int place) {
        return successors.get(place);
    }

    /** Where it goes on if something is thrown. */
    List<Integer> handlers(int place) {
        return handlers.get(place);
    }

    /** Where it can have come from, either way. */
    List<Integer> predecessors(int place) {
        return predecessors.get(place);
    }

    private List<Integer> handlers(int place, List<Handler> all) {
        return all.stream()
                .filter(handler -> handler.from <= place && place < handler.to && handler.start < size())
                .map(Handler::start)
                .distinct()
                .toList();
    }

    private List<Integer> successors(int place, Map<Label, Integer> places) {
        List<Integer> found = new ArrayList<>();
        Instruction instruction = instructions.get(place);
        for (Label target : targets(instruction)) {
            found.add(place(places, target));
        }
        if (goesOn(instruction)) {
            found.add(place + 1);
        }
        found.removeIf(next -> next >= size());
        return found;
    }

    private int place(Map<Label, Integer> places, Label label) {
        return places.getOrDefault(label, size());
    }

    private static List<Label> targets(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> List.of(branch.target());
            case TableSwitchInstruction table -> targets(table.defaultTarget(), table.cases());
            case LookupSwitchInstruction lookup -> targets(lookup.defaultTarget(), lookup.cases());
            default -> List.of();
        };
    }

    private static List<Label> targets(Label otherwise, List<SwitchCase> cases) {
        List<Label> targets = new ArrayList<>();
        targets.add(otherwise);
        cases.forEach(one -> targets.add(one.target()));
        return targets;
    }

    private static boolean goesOn(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> !branch.opcode().name().startsWith("GOTO");
            case TableSwitchInstruction _, LookupSwitchInstruction _, ReturnInstruction _, ThrowInstruction _ -> false;
            default -> true;
        };
    }
}
