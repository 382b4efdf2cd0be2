package dev.heddle.jupyter.engine;

import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.JShell;

/**
 * Helps a person write a cell: completion, documentation, and whether the cell is finished.
 *
 * <p>Names count that were declared by cells run before and by earlier snippets of the same cell, which has not been run.
 * Cursors and offsets are Unicode code points, as Jupyter counts them. No text makes these methods throw. They may be
 * called from any thread; they use the shell under its {@link ShellLock} only.
 */
public final class CodeAssist {
    private final ShellLock lock;
    private final Completer completer;
    private final Inspector inspector;
    private final CompletenessJudge judge;

    /** @param magics asked anew for each answer */
    public CodeAssist(JShell shell, ShellLock lock, KnownMagics magics) {
        this.lock = lock;
        var reader = new CellReader(shell.sourceCodeAnalysis());
        completer = new Completer(shell, reader, new MagicCompleter(magics));
        inspector = new Inspector(shell, reader, new MagicInspector(magics));
        judge = new CompletenessJudge(shell.sourceCodeAnalysis());
    }

    /** Completes the word that the cursor is in or behind. */
    public Completions complete(String cell, int cursor) {
        int at = utf16(cell, cursor);
        Completions found = guarded(() -> completer.complete(cell, at), Completions.none(at));
        return new Completions(
                found.matches(), cell.codePointCount(0, found.start()), cell.codePointCount(0, found.end()));
    }

    /** Documents the name at the cursor, or else the call whose arguments the cursor is in. */
    public Optional<Documentation> inspect(String cell, int cursor) {
        int at = utf16(cell, cursor);
        return guarded(() -> inspector.inspect(cell, at), Optional.empty());
    }

    /** Judges whether {@code cell} could be run as it stands; a {@code %%magic} cell always can. */
    public Completeness isComplete(String cell) {
        return guarded(() -> judge.judge(cell), Completeness.of(Completeness.Status.UNKNOWN));
    }

    private <T> T guarded(Supplier<T> answer, T otherwise) {
        return lock.underLock(() -> {
            try {
                return answer.get();
            } catch (RuntimeException | StackOverflowError unexpected) { // half-written code can upset javac
                return otherwise;
            }
        });
    }

    private static int utf16(String text, int codePoints) {
        int length = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, length));
    }
}
