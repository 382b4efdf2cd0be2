package dev.heddle.jupyter;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.tasks.Task;
import dev.heddle.trace.flow.AwaitFlow;
import dev.heddle.trace.flow.AwaitMethod;
import dev.heddle.trace.flow.Dependence;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tracer knows Heddle's await only by its name: here it meets the real one. */
class TaskFlowTest {
    /** They are read, never run. */
    static final class Samples {
        private Samples() {}

        static Task<Integer> load(int id) {
            return Task.run(() -> id);
        }

        static int inARow() {
            int some = await(load(1));
            int others = await(load(2));
            return some + others;
        }

        static int needed() {
            int some = await(load(1));
            int others = await(load(some));
            return some + others;
        }

        static int started() {
            Task<Integer> first = load(1);
            Task<Integer> second = load(2);
            int some = await(first);
            int others = await(second.configureAwait(false));
            return some + others;
        }

        static List<Integer> joined() {
            Task<Integer> second = load(2);
            int some = await(load(1));
            List<Integer> others = await(Task.whenAll(List.of(second)));
            return some > 0 ? others : List.of();
        }

        static int configured() {
            int some = await(async(() -> 1).configureAwait(false));
            int others = await(Task.run("load", () -> 2).configureAwait(false));
            return some + others;
        }

        static int paused() {
            int some = await(load(1));
            await(Task.delay(Duration.ofMillis(1)));
            return some;
        }

        static int yielded() {
            int some = await(load(1));
            await(Task.yield());
            return some;
        }

        static int inALoop(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += await(load(i));
            }
            return sum;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "inARow, INDEPENDENT",
        "needed, DEPENDENT",
        "started, STARTED_TOGETHER",
        "joined, UNKNOWN",
        "configured, INDEPENDENT",
        "paused, UNKNOWN",
        "yielded, UNKNOWN",
        "inALoop, INDEPENDENT",
    })
    void theAwaitOfTasks(String method, Dependence expected) throws IOException {
        byte[] bytes = bytes();
        List<Integer> lines = linesOfAwaits(bytes, method);
        AwaitFlow flow = new AwaitFlow(AwaitMethod.OF_TASKS);
        assertThat(flow.between(bytes, method, lines.getFirst(), lines.getLast()))
                .isEqualTo(expected);
    }

    private static List<Integer> linesOfAwaits(byte[] bytes, String name) {
        List<Integer> lines = new ArrayList<>();
        for (var method : ClassFile.of().parse(bytes).methods()) {
            if (method.methodName().equalsString(name)) {
                int line = 0;
                for (CodeElement element : method.code().orElseThrow()) {
                    if (element instanceof LineNumber number) {
                        line = number.line();
                    } else if (element instanceof InvokeInstruction call
                            && call.name().equalsString("await")) {
                        lines.add(line);
                    }
                }
            }
        }
        return lines;
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream("TaskFlowTest$Samples.class")) {
            return in.readAllBytes();
        }
    }
}
