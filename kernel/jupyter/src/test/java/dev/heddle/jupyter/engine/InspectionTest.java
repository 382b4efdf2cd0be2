package dev.heddle.jupyter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static AssistFixture shell;

    @BeforeAll
    static void startShell() {
        shell = new AssistFixture()
                .run(
                        "import java.util.*;",
                        "var names = new ArrayList<String>();",
                        "int square(int x) { return x * x; }",
                        "record Town(String name, int size) {}");
    }

    @AfterAll
    static void closeShell() {
        shell.close();
    }

    @Test
    void magicsAndTheirWords() {
        assertThat(shell.inspect("%findings h0|1").text()).isEqualTo("H01  Blocking on a <task>");
        assertThat(shell.inspect("%findings h0|1").html()).contains("Blocking on a &lt;task&gt;");
        assertThat(shell.inspect("%%tra|ce\n1").text()).isEqualTo("""
                        %%trace [--grace TIME] [--save FILE]
                          --grace  how long to wait
                          --save   where to keep it

                        shows what threads did""");
        assertThat(shell.inspect("%%trace --grace 2|s\n1").text()).startsWith("%%trace [--grace TIME]");
        assertThat(shell.inspect("%%trace --grace 2s\nnames.ge|t(0)").text()).contains("ArrayList");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "name of a call ¦ names.ge|t(0) ¦ E ArrayList<E>.get(int index)",
                "in its arguments ¦ names.get(|) ¦ E ArrayList<E>.get(int index)",
                "second argument ¦ Objects.checkIndex(1, |) ¦ int Objects.checkIndex(int index, int length)",
                "method not called yet ¦ names.trimTo| ¦",
                "class ¦ Option|al ¦ java.util.Optional<T>",
                "class in an import ¦ import java.util.Option|al; ¦ java.util.Optional<T>",
                "variable ¦ nam|es ¦ ArrayList<String> names",
                "variable of the cell ¦ var city = \"Rome\";⏎cit|y ¦ String city",
                "declared there ¦ var ci|ty = \"Rome\"; ¦ String city",
                "user's method ¦ squ|are(3) ¦ int square(int x)",
                "method of the cell ¦ int twice(int x) { return 2 * x; }⏎int y = twi|ce(2); ¦ int twice(int x)",
                "declared there ¦ int twi|ce(int x) { return 2 * x; } ¦ int twice(int x)",
                "user's type ¦ Tow|n t; ¦ record Town(String name, int size)",
                "type of the cell ¦ sealed interface Shape permits Circle {}⏎Sha|pe s = null; ¦ sealed interface Shape permits Circle",
            })
    void signature(String what, String cell, @Nullable String signature) {
        if (signature == null) {
            assertThat(shell.assist.inspect(cell.replace("|", ""), cell.indexOf('|')))
                    .as(what)
                    .isEmpty();
        } else {
            assertThat(shell.inspect(cell.replace("⏎", "\n")).text()).as(what).startsWith(signature);
        }
    }

    @Test
    void constructorAndOverloads() {
        assertThat(shell.inspect("new ArrayLis|t(3)").text()).contains("ArrayList<E>(int initialCapacity)");
        assertThat(shell.inspect("System.out.print|ln(").text())
                .contains("void PrintStream.println(String x)")
                .contains("void PrintStream.println(char[] x)");
    }

    @Test
    void documentationOfTheJdk() {
        assumeTrue(Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip")), "JDK without sources");
        var get = shell.inspect("new HashMap<String, Integer>().ge|t(\"a\")");
        assertThat(get.text())
                .contains("Returns the value to which the specified key is mapped")
                .doesNotContain("{@", "<p>");
        assertThat(get.html())
                .contains("<code>null</code>", "<dt>returns</dt>", "<code>key</code>")
                .doesNotContain("{@", "<a ");
    }

    @Test
    void cursorIsInCodePoints() {
        assertThat(shell.inspect("var s = \"😀😀\"; nam|es.size()").text()).startsWith("ArrayList<String> names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"names|\"", "// names|", "12|", "|", "nothingOfThatName|"})
    void nothingKnown(String cell) {
        assertThat(shell.assist.inspect(cell.replace("|", ""), cell.indexOf('|')))
                .isEmpty();
    }
}
