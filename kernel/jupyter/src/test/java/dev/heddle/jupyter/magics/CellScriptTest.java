package dev.heddle.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jupyter.magics.CellScript.Java;
import dev.heddle.jupyter.magics.CellScript.Line;
import dev.heddle.jupyter.magics.CellScript.Whole;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellScriptTest {
    private static List<CellScript.Part> parse(String text) {
        return CellScript.parse(text, code -> !code.contains("("), "maven"::equals)
                .parts();
    }

    @Test
    void java_and_magics_take_turns() {
        assertThat(parse("int a;\n%maven g:a:1 \"two words\"\nint b;"))
                .containsExactly(
                        new Java(1, "int a;\n"),
                        new Line("maven", List.of("g:a:1", "two words")),
                        new Java(3, "int b;\n"));
    }

    @Test
    void a_cell_magic_takes_the_rest() {
        assertThat(parse("%%trace a b\nx\n%maven y"))
                .containsExactly(new Whole("trace", List.of("a", "b"), "x\n%maven y"));
        assertThat(parse("%%trace")).containsExactly(new Whole("trace", List.of(), ""));
    }

    @Test
    void a_remainder_is_no_magic() {
        assertThat(parse("f(a\n%maven)")).hasSize(1);
        assertThat(parse("int r = a\n%b;")).hasSize(1);
        assertThat(parse("int r = a\n% b;")).hasSize(1);
    }

    @Test
    void after_an_expression_only_a_known_name_is_a_magic() {
        assertThat(parse("a\n%maven x")).hasSize(2);
    }

    @Test
    void quotes_in_quotes_are_escaped() {
        assertThat(CellScript.arguments("a \"b \\\"c\\\"\" d")).containsExactly("a", "b \"c\"", "d");
    }
}
