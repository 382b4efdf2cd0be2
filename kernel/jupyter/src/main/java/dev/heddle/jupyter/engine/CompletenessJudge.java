package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.engine.Completeness.Status;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Judges whether a cell of any number of snippets and magics is finished. */
final class CompletenessJudge {
    private static final int INDENT = 4;

    private final SourceCodeAnalysis analysis;

    CompletenessJudge(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    Completeness judge(String cell) {
        if (CellText.isCellMagic(cell)) {
            return Completeness.of(Status.COMPLETE);
        }
        String rest = CellText.of(cell).java();
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> {
                    if (info.remaining().length() >= rest.length()) {
                        return Completeness.of(Status.UNKNOWN);
                    }
                    rest = info.remaining();
                }
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return new Completeness(Status.INCOMPLETE, indent(CellText.of(rest)));
                }
                case UNKNOWN -> {
                    return Completeness.of(Status.INVALID);
                }
            }
        }
        return Completeness.of(Status.COMPLETE);
    }

    /** By open brackets; an expression that goes on without one is indented once; comments and text blocks are not. */
    private static String indent(CellText unfinished) {
        if (unfinished.continuesOnNextLine()) {
            return "";
        }
        return " ".repeat(INDENT * Math.max(1, unfinished.depth()));
    }
}
