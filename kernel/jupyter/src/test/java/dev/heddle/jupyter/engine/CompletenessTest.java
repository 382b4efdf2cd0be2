package dev.heddle.jupyter.engine;

import static dev.heddle.jupyter.engine.Completeness.Status.COMPLETE;
import static dev.heddle.jupyter.engine.Completeness.Status.INCOMPLETE;
import static dev.heddle.jupyter.engine.Completeness.Status.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    private static AssistFixture shell;

    @BeforeAll
    static void startShell() {
        shell = new AssistFixture();
    }

    @AfterAll
    static void closeShell() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "// note",
                "1 + 1",
                "int x = 5",
                "int x = 5;\nx * 2",
                "class A {}\nvoid f() {}\nf();",
                "%maven a:b:1",
                "%time f()\nint x;",
                "%%trace",
                "%%html\n<p>{",
                "for (int i = 0; i < 3; i++) {}"
            })
    void complete(String cell) {
        assertThat(shell.assist.isComplete(cell)).isEqualTo(new Completeness(COMPLETE, ""));
    }

    @Test
    void incompleteWithIndent() {
        assertThat(shell.assist.isComplete("int x = 5;\nvoid f() {")).isEqualTo(new Completeness(INCOMPLETE, "    "));
        assertThat(shell.assist.isComplete("class A {\n    void f() {\n        if (true) {"))
                .isEqualTo(new Completeness(INCOMPLETE, "            "));
        assertThat(shell.assist.isComplete("int x = 1 +")).isEqualTo(new Completeness(INCOMPLETE, "    "));
        assertThat(shell.assist.isComplete("%maven a:b:1\nfor (;;) {").status()).isEqualTo(INCOMPLETE);
        assertThat(shell.assist.isComplete("String s = \"\"\"\n  {")).isEqualTo(new Completeness(INCOMPLETE, ""));
        assertThat(shell.assist.isComplete("/* {")).isEqualTo(new Completeness(INCOMPLETE, ""));
        assertThat(shell.assist.isComplete("var s = \"{\";\nnew int[] {"))
                .isEqualTo(new Completeness(INCOMPLETE, "    "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "int y = ;", "int x = 5;\nint y = );"})
    void invalid(String cell) {
        assertThat(shell.assist.isComplete(cell)).isEqualTo(new Completeness(INVALID, ""));
    }
}
