package dev.heddle.jupyter.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** What the cell that is being compiled has declared and replaced so far, so that it can be taken back. */
final class Declarations {
    private final JShell shell;
    private final CellControl control;

    /** Where each snippet of any cell stands, by its id. */
    private final Map<String, SnippetLines> linesOf = new HashMap<>();

    private final List<Snippet> declared = new ArrayList<>();
    private final List<Snippet> replaced = new ArrayList<>();

    Declarations(JShell shell, CellControl control) {
        this.shell = shell;
        this.control = control;
    }

    void beginCell() {
        declared.clear();
        replaced.clear();
    }

    /** Takes down what JShell made of a snippet that stands there. */
    void add(List<SnippetEvent> events, SnippetLines lines) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                declared.add(event.snippet());
                linesOf.put(event.snippet().id(), lines);
                if (event.snippet() instanceof MethodSnippet method
                        && event.status().isDefined()) {
                    // JShell loads nothing where it has loaded the same before, such as a method that cannot run yet
                    control.place(shell.sourceCodeAnalysis().wrapper(method).fullClassName(), lines);
                }
            } else if (event.status() == Status.OVERWRITTEN) {
                replaced.add(event.snippet());
            }
        }
    }

    /**
     * Undeclares what the cell declared, imports excepted, and declares again what it replaced: methods and types. Variables
     * that it replaced have lost their values.
     */
    void takeBack() {
        for (Snippet snippet : declared) {
            if (!(snippet instanceof ImportSnippet) && shell.status(snippet).isActive()) {
                shell.drop(snippet);
            }
        }
        for (Snippet snippet : replaced) {
            SnippetLines lines = linesOf.get(snippet.id());
            if (lines != null && !declared.contains(snippet) && !(snippet instanceof VarSnippet)) {
                control.begin(lines);
                shell.eval(snippet.source());
                control.end();
            }
        }
    }
}
