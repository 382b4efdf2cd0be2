package dev.heddle.agent.truth;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A concurrent program drawn from a seed: the same seed gives the same program, though not the same schedule.
 *
 * <p>It ends by itself: each wait has an end, locks are taken in one order, who holds one waits for no other thread, and no
 * pool runs what waits for more of the same pool.
 */
final class Program {
    private static final int DEEPEST = 3;
    private static final int STEPS = 4;

    private static final TraceOptions OPTIONS = TraceOptions.titled("program")
            .placing((type, method, line) ->
                    type.contains(".truth.") ? new Place(type.replaceAll(".*\\.", ""), line, method) : null)
            .ignoring((name, group) -> name.startsWith("surefire-"));

    private final long seed;
    private final Step body;

    private Program(long seed, Step body) {
        this.seed = seed;
        this.body = body;
    }

    /** A part of a program; it may take some milliseconds. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    static Program of(long seed) {
        return new Program(seed, new Drawing(new Random(seed)).steps(DEEPEST));
    }

    void run() throws Exception {
        body.run();
    }

    ThreadTrace trace() throws Exception {
        return ThreadTrace.of(OPTIONS, () -> {
            run();
            return seed;
        });
    }

    /** Traced, with a trace of another program inside: the outer trace first. */
    List<ThreadTrace> traceAround(Program inner) throws Exception {
        List<ThreadTrace> inside = new ArrayList<>();
        ThreadTrace outer = ThreadTrace.of(OPTIONS, () -> {
            run();
            inside.add(inner.trace());
            run();
            return seed;
        });
        return List.of(outer, inside.getFirst());
    }

    @Override
    public String toString() {
        return "program of seed " + seed + " (repeat it with -Dheddle.truth.seed=" + seed + ")";
    }

    /** Draws the parts of one program. */
    private record Drawing(Random random) {
        /** Some in a row. */
        Step steps(int depth) {
            List<Step> steps = new ArrayList<>();
            int count = 1 + random.nextInt(STEPS);
            for (int i = 0; i < count; i++) {
                steps.add(step(depth));
            }
            return inOrder(steps);
        }

        private Step step(int depth) {
            if (depth == 0 || random.nextInt(4) == 0) {
                return Leaves.draw(random);
            }
            return switch (random.nextInt(3)) {
                case 0 -> TaskSteps.draw(random);
                case 1 -> PoolSteps.draw(random, Leaves.draw(random, 1 + random.nextInt(6)));
                default -> threads(depth - 1);
            };
        }

        private Step threads(int depth) {
            boolean virtual = random.nextInt(3) > 0;
            List<Step> bodies = new ArrayList<>();
            int count = 1 + random.nextInt(virtual ? 8 : 3);
            for (int i = 0; i < count; i++) {
                bodies.add(steps(depth));
            }
            return () -> ThreadSteps.runAll(virtual, bodies);
        }
    }

    static Step inOrder(List<Step> steps) {
        return () -> {
            for (Step step : steps) {
                step.run();
            }
        };
    }
}
