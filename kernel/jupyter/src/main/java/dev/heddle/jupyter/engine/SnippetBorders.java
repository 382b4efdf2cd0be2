package dev.heddle.jupyter.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell at the borders of its snippets. Not thread-safe: used under the {@link ShellLock}. */
final class SnippetBorders {
    private final SourceCodeAnalysis analysis;
    /** Of the last cell cut: snippets before the one being typed need not be cut again at each key. */
    private List<String> lastSnippets = List.of();

    SnippetBorders(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Cuts {@code java} (a cell's text without magics).
     *
     * @return the complete snippets, and last what is not complete, perhaps empty; put together they are {@code java}
     */
    List<String> split(String java) {
        lastSnippets = split(java, unchangedSnippets(java), false);
        return lastSnippets;
    }

    /** Does the same for a cell that has errors: a line that cannot belong to a snippet is passed over. */
    List<String> splitPassingErrors(String java) {
        return split(java, new ArrayList<>(), true);
    }

    private List<String> split(String java, List<String> snippets, boolean passErrors) {
        int at = snippets.stream().mapToInt(String::length).sum();
        while (true) {
            String rest = java.substring(at);
            int length = rest.isBlank() ? 0 : snippetLength(rest, passErrors);
            if (length == 0) {
                snippets.add(rest);
                return List.copyOf(snippets);
            }
            snippets.add(rest.substring(0, length));
            at += length;
        }
    }

    /** The end of a snippet depends on what follows it, so one whose follower changed is cut again. */
    private List<String> unchangedSnippets(String java) {
        var snippets = new ArrayList<String>();
        int at = 0;
        for (int i = 0; i + 2 < lastSnippets.size(); i++) {
            String snippet = lastSnippets.get(i);
            if (!java.startsWith(snippet + lastSnippets.get(i + 1), at)) {
                break;
            }
            snippets.add(snippet);
            at += snippet.length();
        }
        return snippets;
    }

    /** How much of {@code rest} is its first snippet; 0 when that may still go on. */
    private int snippetLength(String rest, boolean passErrors) {
        CompletionInfo info = analysis.analyzeCompletion(rest);
        if (info.completeness() == Completeness.COMPLETE && rest.endsWith(info.remaining())) {
            String snippet = rest.substring(0, rest.length() - info.remaining().length());
            return !info.remaining().isBlank() || isTerminated(snippet) ? snippet.length() : 0;
        }
        if (passErrors && info.completeness() == Completeness.UNKNOWN) {
            int content = rest.length() - rest.stripLeading().length();
            return rest.indexOf('\n', content) + 1;
        }
        return 0;
    }

    private static boolean isTerminated(String snippet) {
        String code = CellText.of(snippet).code().stripTrailing();
        return code.endsWith(";") || code.endsWith("}");
    }
}
