package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jupyter.engine.Piece.Kind;
import java.util.List;
import jdk.jshell.JShell;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellSplitterTest {
    private static final JShell SHELL = JShell.create();
    private final CellSplitter splitter = new CellSplitter(SHELL.sourceCodeAnalysis());

    @AfterAll
    static void close() {
        SHELL.close();
    }

    /** The quick way and JShell's must agree; a leading import sends a cell the second way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1; int b = 2;\nfoo(a);\nbar();\na + b",
                "for (int i = 0; i < 3; i++) { f(); }\nwhile (true) g();\nif (x) y(); else z();",
                "// first\nint a = /* one */ 1; // after\n/* then */ a++;",
                "var list = List.of(1,\n 2);\nlist.stream()\n  .map(i -> i + 1)\n  .toList()",
                "class A { int x; }\nrecord P(int x, int y) {}\nenum E { A, B }\nnew A()",
                "a = 5",
                "x",
                "final int k = 3;\nint[] y[] = {{1}};",
                "try { f(); } finally { g(); }\nsynchronized (a) { h(); }",
                "String t = \"\"\"\n  int not = 1;\n  \"\"\";\nt.length()",
                "await(x);\nThread.sleep(1);",
                ";;int a = 1;;",
            })
    void both_ways_give_the_same(String code) {
        String head = "import java.util.*;\n";
        List<Piece> quick = splitter.split(code);
        List<Piece> byShell = splitter.split(head + code);
        assertThat(new StatementParser().parse(code)).isNotNull();
        assertThat(byShell.subList(1, byShell.size()))
                .extracting(
                        Piece::text, Piece::declares, p -> p.kind() == Kind.VARIABLE, p -> p.offset() - head.length())
                .containsExactlyElementsOf(quick.stream()
                        .map(p -> Tuple.tuple(p.text(), p.declares(), p.kind() == Kind.VARIABLE, p.offset()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a, b = 2;",
                "void m() {}\nm();",
                "import java.util.*;",
                "int 3x = ;",
                "for (int i",
                "a b c",
                "public int x;"
            })
    void what_is_more_than_statements_is_left_to_jshell(String code) {
        assertThat(new StatementParser().parse(code)).isNull();
    }

    @Test
    void neighbouring_statements_are_grouped_and_the_last_expression_is_not() {
        List<List<Piece>> groups = CellSplitter.group(splitter.split("f(); g(); int a = 1; h(); if (x) i(); a"));
        assertThat(groups).extracting(List::size).containsExactly(2, 1, 2, 1);
    }
}
