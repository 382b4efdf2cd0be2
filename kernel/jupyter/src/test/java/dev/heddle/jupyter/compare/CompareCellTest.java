package dev.heddle.jupyter.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.jupyter.compare.CompareCell.Part;
import dev.heddle.jupyter.errors.UserError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCellTest {
    @Test
    void is_cut_at_its_marks_and_each_part_knows_its_line() {
        CompareCell cell = CompareCell.of("int x;\n\n// %% one\na();\n  //%%two words \nb()\n", 2);
        assertThat(cell.setUp()).isEqualTo(new Part("", 2, "int x;\n\n"));
        assertThat(cell.variants()).containsExactly(new Part("one", 5, "a();\n"), new Part("two words", 7, "b()\n\n"));
    }

    @Test
    void set_up_may_be_missing() {
        CompareCell cell = CompareCell.of("// %% one\n1", 2);
        assertThat(cell.setUp().isBlank()).isTrue();
        assertThat(cell.variants()).containsExactly(new Part("one", 3, "1\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + 1", "// %% a\n1\n// %% a\n2", "// %% a\n1\n// %%\n2", "// %% a\n\n// %% b\n2", ""})
    void what_makes_no_variants_is_told_with_the_way_out(String text) {
        assertThatThrownBy(() -> CompareCell.of(text, 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("// %% NAME");
    }

    @Test
    void a_second_variant_of_a_name_is_told_by_its_line() {
        assertThatThrownBy(() -> CompareCell.of("// %% a\n1\n// %% a\n2", 2)).hasMessageContaining("line 4");
    }

    @Test
    void arguments_are_a_time_and_sizes() {
        assertThat(CompareArguments.of(List.of())).isEqualTo(new CompareArguments(Duration.ofSeconds(10), List.of()));
        assertThat(CompareArguments.of(List.of("--at", "1,10,1_000", "--time", "2m")))
                .isEqualTo(new CompareArguments(Duration.ofMinutes(2), List.of(1, 10, 1_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--time",
                "--time 5",
                "--time 0s",
                "--time 2h",
                "--time 999999m",
                "--at",
                "--at 0",
                "--at 1,,2",
                "--at 1,x",
                "--at 1,1",
                "--at 99999999999",
                "--at -1",
                "fast"
            })
    void arguments_that_cannot_be_meant_are_told(String words) {
        assertThatThrownBy(() -> CompareArguments.of(List.of(words.split(" "))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(CompareArguments.MAGIC.usage());
    }
}
