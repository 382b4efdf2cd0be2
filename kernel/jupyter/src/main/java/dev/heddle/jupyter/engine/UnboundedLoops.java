package dev.heddle.jupyter.engine;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells loops that may run for ever from those that soon end. A stop check in a counted loop keeps the JIT compiler from
 * vectorising it, so an innermost {@code for (int i = …; i < …; i++)} whose body calls no other cell's code is left as it
 * is: it ends after at most 2³² plain steps. Every other loop is checked.
 */
final class UnboundedLoops {
    private record Loop(int head, int branch) {
        boolean contains(Loop other) {
            return !equals(other) && head <= other.head && other.branch <= branch;
        }
    }

    private UnboundedLoops() {}

    /** Indices, among the code's elements, of the backward branches in front of which a check belongs. */
    static BitSet branchesToCheck(CodeModel code) {
        List<CodeElement> elements = code.elementList();
        BitSet checked = new BitSet();
        List<Loop> loops = loops(elements);
        for (Loop loop : loops) {
            boolean innermost = loops.stream().noneMatch(loop::contains);
            if (!innermost || !isCounted(elements, loop)) {
                checked.set(loop.branch());
            }
        }
        return checked;
    }

    /** Whether a method calls itself, so that it may run for ever without a loop. */
    static boolean callsItself(MethodModel method, CodeModel code) {
        String owner = method.parent()
                .map(parent -> parent.thisClass().asInternalName())
                .orElse("");
        return code.elementStream()
                .anyMatch(element -> element instanceof InvokeInstruction call
                        && call.owner().asInternalName().equals(owner)
                        && call.name().equals(method.methodName())
                        && call.type().equals(method.methodType()));
    }

    private static List<Loop> loops(List<CodeElement> elements) {
        Map<Label, Integer> heads = new HashMap<>();
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof LabelTarget target) {
                heads.put(target.label(), i);
            } else if (elements.get(i) instanceof BranchInstruction branch) {
                Integer head = heads.get(branch.target());
                if (head != null) {
                    loops.add(new Loop(head, i));
                }
            }
        }
        return loops;
    }

    private static boolean isCounted(List<CodeElement> elements, Loop loop) {
        if (!(elements.get(loop.branch()) instanceof BranchInstruction branch) || branch.opcode() != Opcode.GOTO) {
            return false;
        }
        int stepAt = previousInstruction(elements, loop.branch());
        if (stepAt < 0
                || !(elements.get(stepAt) instanceof IncrementInstruction step)
                || !(firstInstruction(elements, loop.head()) instanceof LoadInstruction load)
                || load.typeKind() != TypeKind.INT
                || load.slot() != step.slot()) {
            return false;
        }
        return elements.subList(loop.head(), stepAt).stream()
                .noneMatch(element -> changes(element, step.slot()) || callsCell(element));
    }

    private static boolean changes(CodeElement element, int slot) {
        return (element instanceof StoreInstruction store && store.slot() == slot)
                || (element instanceof IncrementInstruction increment && increment.slot() == slot);
    }

    private static boolean callsCell(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asInternalName().startsWith(CellClassLoader.PACKAGE + "/");
    }

    private static int previousInstruction(List<CodeElement> elements, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (elements.get(i) instanceof Instruction) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Instruction firstInstruction(List<CodeElement> elements, int from) {
        for (CodeElement element : elements.subList(from, elements.size())) {
            if (element instanceof Instruction instruction) {
                return instruction;
            }
        }
        return null;
    }
}
