package dev.heddle.trace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sample's two awaits, or its one from round to round of a loop. */
class AwaitFlowTest {
    private static final AwaitMethod AWAIT = new AwaitMethod("dev/heddle/trace/flow/Shop", "await");
    private static final AwaitFlow FLOW = new AwaitFlow(AWAIT);

    static Stream<String> independent() {
        return methodsThatAwait(IndependentSamples.class);
    }

    static Stream<String> dependent() {
        return methodsThatAwait(DependentSamples.class);
    }

    static Stream<String> others() {
        return methodsThatAwait(OtherSamples.class);
    }

    @ParameterizedTest
    @MethodSource
    void independent(String method) {
        assertThat(answer(IndependentSamples.class, method)).isEqualTo(Dependence.INDEPENDENT);
    }

    @ParameterizedTest
    @MethodSource
    void dependent(String method) {
        assertThat(answer(DependentSamples.class, method)).isEqualTo(Dependence.DEPENDENT);
    }

    @ParameterizedTest
    @MethodSource
    void others(String method) {
        Dependence expected = method.startsWith("together") ? Dependence.STARTED_TOGETHER : Dependence.UNKNOWN;
        assertThat(answer(OtherSamples.class, method)).isEqualTo(expected);
    }

    @Test
    void theSamplesAreFound() {
        assertThat(independent()).hasSizeGreaterThan(25).contains("lambda$inALambda$0");
        assertThat(dependent()).hasSizeGreaterThan(25);
        assertThat(others()).hasSizeGreaterThan(10);
    }

    @Test
    void theSecondRoundIsNotThatOfTheFirstAwait() {
        byte[] bytes = bytes(IndependentSamples.class);
        List<Integer> lines = awaitLines(bytes, "perUser");
        assertThat(FLOW.between(bytes, "perUser", lines.get(1), lines.get(0)))
                .as("the next user, after what is done with the orders")
                .isEqualTo(Dependence.DEPENDENT);
    }

    @Test
    void whatIsNotThereIsUnknown() {
        byte[] bytes = bytes(IndependentSamples.class);
        List<Integer> lines = awaitLines(bytes, "twoInARow");
        int first = lines.get(0);
        int second = lines.get(1);
        assertThat(FLOW.between(bytes, "twoInARow", first, second)).isEqualTo(Dependence.INDEPENDENT);
        assertThat(FLOW.between(bytes, "twoInARow", second, first)).isEqualTo(Dependence.UNKNOWN);
        assertThat(FLOW.between(bytes, "twoInARow", first, second + 1)).isEqualTo(Dependence.UNKNOWN);
        assertThat(FLOW.between(bytes, "switched", first, second)).isEqualTo(Dependence.UNKNOWN);
        assertThat(FLOW.between(bytes, "noSuchMethod", first, second)).isEqualTo(Dependence.UNKNOWN);
        assertThat(new AwaitFlow(AwaitMethod.OF_TASKS).between(bytes, "twoInARow", first, second))
                .isEqualTo(Dependence.UNKNOWN);
    }

    @Test
    void whatIsNoClassFileIsUnknown() {
        byte[] text = "not a class file".getBytes(StandardCharsets.UTF_8);
        assertThat(FLOW.between(text, "main", 1, 2)).isEqualTo(Dependence.UNKNOWN);
        assertThat(FLOW.between(new byte[0], "main", 1, 2)).isEqualTo(Dependence.UNKNOWN);
    }

    private static Dependence answer(Class<?> samples, String method) {
        byte[] bytes = bytes(samples);
        List<Integer> lines = awaitLines(bytes, method);
        return FLOW.find(bytes, method, lines.getFirst(), lines.getLast());
    }

    private static Stream<String> methodsThatAwait(Class<?> samples) {
        byte[] bytes = bytes(samples);
        return ClassFile.of().parse(bytes).methods().stream()
                .map(method -> method.methodName().stringValue())
                .filter(name -> !awaitLines(bytes, name).isEmpty());
    }

    private static List<Integer> awaitLines(byte[] bytes, String name) {
        return ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> method.methodName().equalsString(name))
                .flatMap(AwaitFlowTest::awaitLines)
                .distinct()
                .toList();
    }

    private static Stream<Integer> awaitLines(MethodModel method) {
        return MethodCode.of(method).stream()
                .flatMap(code -> Stream.iterate(0, place -> place < code.size(), place -> place + 1)
                        .filter(place -> AWAIT.isCalledBy(code.instruction(place)))
                        .map(code::line));
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
