package dev.heddle.agent.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.trace.ThreadTrace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs without a problem: whatever is found in them is a false alarm. */
@Timeout(120)
class CleanProgramsTest {
    @BeforeAll
    static void load() {
        System.setProperty("java.awt.headless", "true");
        HeddleAgent.attach();
    }

    static Stream<CleanProgram> programs() {
        return Stream.of(
                        CleanTasks.programs(),
                        CleanContexts.programs(),
                        CleanPools.programs(),
                        CleanThreads.programs(),
                        CleanVirtualThreads.programs(),
                        CleanExchanges.programs())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void nothing_is_found(CleanProgram program) {
        ThreadTrace trace = Diagnosed.trace(program.body());
        assertThat(trace.findings()).as(() -> trace.toText()).isEmpty();
    }
}
