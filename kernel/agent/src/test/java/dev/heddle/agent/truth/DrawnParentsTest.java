package dev.heddle.agent.truth;

import static dev.heddle.tasks.Async.async;
import static dev.heddle.tasks.Async.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.agent.HeddleAgent;
import dev.heddle.tasks.Task;
import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trees drawn from seeds, of which each node starts its children, and the trees of rows that their traces show. */
@Timeout(300)
class DrawnParentsTest {
    private static final int PROGRAMS = 30;
    private static final int DEEPEST = 5;
    private static final TraceOptions OPTIONS = TraceOptions.titled("drawn")
            .placing((type, method, line) ->
                    type.contains("DrawnParentsTest") ? new Place("Drawn.java", line, method) : null)
            .ignoring((name, group) -> name.startsWith("surefire-"));

    private enum How {
        VIRTUAL,
        RUN,
        BODY,
        WORK
    }

    private record Node(How how, String name, List<Node> children) {
        Tree expected() {
            Tree tree = new Tree(name, children.stream().map(Node::expected).toList());
            return how == How.WORK ? Tree.node("ExecutorService.submit", tree) : tree;
        }
    }

    @BeforeAll
    static void load() {
        HeddleAgent.attach();
    }

    @Test
    void each_row_stands_under_what_started_it() throws Exception {
        long first = new Random().nextInt(Integer.MAX_VALUE);
        for (long seed = first; seed < first + PROGRAMS; seed++) {
            List<Node> roots = draw(new Random(seed), DEEPEST, "n");
            ThreadTrace trace = ThreadTrace.of(OPTIONS, () -> {
                try (var pool = Executors.newCachedThreadPool()) {
                    startAll(roots, pool);
                }
                return 0;
            });

            TreeProperties.check("tree of seed " + seed, trace);
            assertThat(Tree.of(trace))
                    .as("tree of seed " + seed)
                    .isEqualTo(Tree.lines(roots.stream().map(Node::expected).toList()));
        }
    }

    private static List<Node> draw(Random random, int depth, String name) {
        List<Node> nodes = new ArrayList<>();
        int count = depth == 0 ? 0 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String below = name + "." + i;
            nodes.add(
                    new Node(How.values()[random.nextInt(How.values().length)], below, draw(random, depth - 1, below)));
        }
        return nodes;
    }

    /** All at the same time, and waits for each. */
    private static void startAll(List<Node> nodes, ExecutorService pool) throws Exception {
        List<Future<Boolean>> started = new ArrayList<>();
        List<Task<?>> tasks = new ArrayList<>();
        for (Node node : nodes) {
            switch (node.how) {
                case VIRTUAL -> started.add(virtual(node, pool));
                case RUN -> tasks.add(Task.run(node.name, () -> startAll(node.children, pool)));
                case BODY ->
                    tasks.add(async(node.name, () -> {
                        await(Task.yield());
                        startAll(node.children, pool);
                    }));
                // named by a virtual thread, as work has no name of its own
                case WORK -> started.add(pool.submit(() -> virtual(node, pool).get()));
            }
        }
        for (Future<Boolean> each : started) {
            each.get();
        }
        for (Task<?> task : tasks) {
            task.waitFor();
        }
    }

    private static Future<Boolean> virtual(Node node, ExecutorService pool) {
        FutureTask<Boolean> body = new FutureTask<>(ThreadSteps.callable(() -> startAll(node.children, pool)));
        Thread.ofVirtual().name(node.name).start(body);
        return body;
    }
}
