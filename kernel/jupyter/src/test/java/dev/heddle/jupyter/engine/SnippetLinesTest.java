package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what we know of JShell's wrappers against what JShell itself says of them. It says nothing usable of a {@code var},
 * which {@code CellEngineTest} covers.
 */
class SnippetLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x =\n  1 +\n 2;",
                "void foo() {\n  int q = 1;\n}",
                "public static class A {\n  int z() {\n return 1; } }",
                "for (int i = 0; i < 3; i++)\n  System.out.print(i);",
                "java.util.stream.Stream.of(1)\n.map(i ->\n i + 1).toList()",
                "record P(int x,\n int y) {}",
                "enum E { A,\nB; }",
                "<T> T id(T t)\n { return t; }",
            })
    void the_last_line_of_a_snippet_is_where_the_wrapper_has_it(String code) {
        try (JShell shell = JShell.create()) {
            shell.eval("import java.util.*;");
            SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrappers(code).getFirst();
            Piece piece =
                    new CellSplitter(shell.sourceCodeAnalysis()).split(code).getFirst();
            int at = Math.min(code.length() - 1, code.lastIndexOf('\n') + 2);
            int wrapperLine = 1
                    + (int) wrapper.wrapped()
                            .substring(0, wrapper.sourceToWrappedPosition(at))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            boolean keepsValue = piece.kind() == Piece.Kind.VARIABLE || piece.kind() == Piece.Kind.EXPRESSION;
            SnippetLines lines = SnippetLines.of(1, 1, piece);
            assertThat(lines.cellLine(wrapperLine, keepsValue))
                    .isEqualTo((int) code.lines().count());
        }
    }
}
