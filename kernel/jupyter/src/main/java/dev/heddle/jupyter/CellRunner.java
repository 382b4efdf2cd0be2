package dev.heddle.jupyter;

import dev.heddle.jupyter.engine.CellBody;
import dev.heddle.jupyter.engine.CellEngine;
import dev.heddle.jupyter.engine.CellEngine.Result;
import dev.heddle.jupyter.engine.CellSource;
import dev.heddle.jupyter.engine.PreparedCell;
import dev.heddle.jupyter.errors.CellTexts;
import dev.heddle.jupyter.errors.UserError;
import dev.heddle.jupyter.magics.CellScript;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.jspecify.annotations.Nullable;

/** Runs the text of a cell: its Java in the engine, its magics by the registry. For the cells' thread only. */
final class CellRunner {
    private record Running(int cell, String text) {}

    private final HeddleKernel kernel;
    private final CellEngine engine;
    private final MagicsRegistry magics;
    private final CellTexts texts;
    private @Nullable Running running;

    CellRunner(HeddleKernel kernel, CellEngine engine, MagicsRegistry magics, CellTexts texts) {
        this.kernel = kernel;
        this.engine = engine;
        this.magics = magics;
        this.texts = texts;
    }

    /** Runs a whole cell. */
    Result run(int cell, String text) {
        running = new Running(cell, text);
        texts.put(cell, text);
        try {
            return runScript(text, 1, () -> {});
        } finally {
            running = null;
        }
    }

    /**
     * Runs text on behalf of the running cell: what a magic was given of it keeps its lines.
     *
     * @param beforeRun called when Java is compiled and about to run
     */
    Result runInside(String text, Runnable beforeRun) {
        return runScript(text, lineInCell(text), beforeRun);
    }

    /** {@link #runInside} for text that begins on that line of the cell, whatever else reads the same. */
    Result runAt(int firstLine, String text) {
        return runScript(text, firstLine, () -> {});
    }

    /** Compiles a row of statements that begins on that line of the running cell. */
    CellBody body(int firstLine, String code, boolean sized) {
        return engine.body(new CellSource(cell(), firstLine, code), sized);
    }

    /** The line of the running cell on which the text begins, which is a part of it. */
    int lineInCell(String text) {
        String cell = running == null ? "" : running.text();
        int at = cell.lastIndexOf(text);
        return at < 0 ? 1 : 1 + StringUtils.countMatches(cell.substring(0, at), '\n');
    }

    /** The execution count of the running cell, 0 when none runs. */
    int cell() {
        return running == null ? 0 : running.cell();
    }

    private Result runScript(String text, int firstLine, Runnable beforeRun) {
        Result result = Result.NOTHING;
        for (CellScript.Part part : CellScript.parse(text, engine::isComplete, magics.getLineMagicNames()::contains)
                .parts()) {
            result = switch (part) {
                case CellScript.Java java ->
                    runJava(new CellSource(cell(), firstLine + java.firstLine() - 1, java.code()), beforeRun);
                case CellScript.Line line -> ofMagic(lineMagic(line));
                case CellScript.Whole whole -> ofMagic(cellMagic(whole));
            };
        }
        return result;
    }

    private Result runJava(CellSource source, Runnable beforeRun) {
        PreparedCell prepared = engine.prepare(source);
        beforeRun.run();
        return prepared.run();
    }

    private static Result ofMagic(@Nullable Object value) {
        return value == null ? Result.NOTHING : new Result(true, value);
    }

    private @Nullable Object lineMagic(CellScript.Line line) {
        if (!magics.getLineMagicNames().contains(line.name())) {
            throw unknown("%", line.name(), magics.getLineMagicNames());
        }
        try {
            return magics.evalLineMagic(kernel, line.name(), line.args());
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    private @Nullable Object cellMagic(CellScript.Whole whole) {
        if (!magics.getCellMagicNames().contains(whole.name())) {
            throw unknown("%%", whole.name(), magics.getCellMagicNames());
        }
        try {
            return magics.evalCellMagic(kernel, whole.name(), whole.args(), whole.body());
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Exception e) {
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }

    private static UserError unknown(String prefix, String name, Set<String> known) {
        List<String> names = new TreeSet<>(known).stream().map(n -> prefix + n).toList();
        return new UserError(
                "UnknownMagic",
                "There is no magic " + prefix + name + ". There are: " + String.join(", ", names)
                        + ". %lsmagic says what each does.");
    }
}
