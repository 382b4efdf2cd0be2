package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/junit.md to the code. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "junit.md");
    private static final Path EXAMPLE = Path.of("src", "test", "java", "org", "example", "shop", "CartTest.java");

    @Test
    void the_example_is_a_test_that_runs_here() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));

        assertThat(block.find()).isTrue();
        assertThat(block.group(1)).isEqualTo(Files.readString(EXAMPLE));
    }

    @Test
    void every_assertion_is_explained() throws IOException {
        String page = Files.readString(PAGE);
        List<String> names = Arrays.stream(ThreadTraceAssert.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "("));
    }
}
