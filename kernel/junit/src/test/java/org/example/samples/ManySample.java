package org.example.samples;

import static dev.heddle.junit.TraceAssertions.assertThat;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods with several tests each. */
@Traced
public class ManySample {
    @ParameterizedTest
    @ValueSource(strings = {"none", "a/b", "<c>"})
    void named(String name, TestTrace test) throws InterruptedException {
        if (!name.equals("none")) {
            Work.startThread(name);
        }
        assertThat(test.trace()).startedNoThreads();
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void named(int number, TestTrace test) throws InterruptedException {
        named("overloaded-" + number, test);
    }

    @RepeatedTest(2)
    void repeated(TestTrace test) throws InterruptedException {
        named("repeated", test);
    }

    @TestFactory
    Stream<DynamicNode> dynamic() {
        return Stream.of(
                DynamicTest.dynamicTest("passes", () -> Work.startThread("passes")),
                DynamicContainer.dynamicContainer("in here", Stream.of(DynamicTest.dynamicTest("fails", () -> {
                    Work.startThread("dynamic");
                    throw new IllegalStateException("dynamic");
                }))));
    }

    @TestFactory
    Stream<DynamicTest> asking(TestTrace test) {
        return Stream.of(DynamicTest.dynamicTest("never runs", test::trace));
    }
}
