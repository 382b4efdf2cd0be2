package dev.heddle.agent.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.trace.ThreadTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for any trace holds for those of many programs that nobody wrote. {@code -Dheddle.truth.seed} traces one
 * program again, {@code -Dheddle.truth.seeds} so many.
 */
@Timeout(3_600)
class GeneratedProgramsTest {
    private static final int FIXED = Integer.getInteger("heddle.truth.seeds", 40);
    private static final int DRAWN = 10;

    @TempDir
    Path directory;

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @Test
    void each_program_keeps_the_rules_and_comes_back_from_a_file() throws Exception {
        for (long seed : seeds().toArray()) {
            Program program = Program.of(seed);
            check(program, program.trace());
        }
    }

    @Test
    void a_program_traced_within_a_trace_keeps_them() throws Exception {
        for (long seed : seeds().filter(seed -> seed % 4 == 0).toArray()) {
            Program program = Program.of(seed);
            for (ThreadTrace trace : program.traceAround(Program.of(seed + 1))) {
                check(program, trace);
            }
        }
    }

    @Test
    void programs_traced_at_the_same_time_keep_them() throws Exception {
        for (long seed : seeds().filter(seed -> seed % 4 == 0).toArray()) {
            List<Program> programs = List.of(Program.of(seed), Program.of(seed + 1));
            List<FutureTask<ThreadTrace>> traces =
                    programs.stream().map(each -> new FutureTask<>(each::trace)).toList();
            List<Thread> threads = traces.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            for (int i = 0; i < traces.size(); i++) {
                check(programs.get(i), traces.get(i).get());
            }
        }
    }

    private void check(Program program, ThreadTrace trace) {
        TraceProperties.check(program.toString(), trace);
        Path file = directory.resolve("program.jfr");
        trace.save(file);
        ThreadTrace read = ThreadTrace.read(file);
        assertThat(read.equals(trace)).as("%s: the same from a file", program).isTrue();
    }

    private static LongStream seeds() {
        Long one = Long.getLong("heddle.truth.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.concat(LongStream.range(0, FIXED), new Random().longs(DRAWN, 0, Integer.MAX_VALUE));
    }
}
