package dev.heddle.bench;

import dev.heddle.tasks.SynchronizationContext;
import dev.heddle.tasks.Task;
import dev.heddle.tasks.TaskCompletionSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jdk.jfr.Recording;

/** What emits one event for each operation, all on one thread. */
enum EventLoads {
    @Row("an event of `TaskStep`'s shape, bare")
    BARE("heddle.BareStep", false, () -> Load.repeated(1000, EventLoads::bareSteps)),

    @Row("the same with its stack")
    BARE_STACK("heddle.BareStep", true, () -> Load.repeated(1000, EventLoads::bareSteps)),

    @Row("the same below 50 more frames")
    BARE_DEEP("heddle.BareStep", true, () -> Load.repeated(1000, () -> below(50, EventLoads::bareSteps))),

    @Row("`TaskStep`")
    STEP("heddle.TaskStep", true, EventLoads::steps),

    @Row("`TaskQueued`, which has no stack")
    QUEUED("heddle.TaskQueued", false, EventLoads::posts),

    @Row("`TaskCreated`")
    CREATED("heddle.TaskCreated", true, () -> Load.repeated(1000, EventLoads::sources)),

    @Row("`TaskCompleted`, which has no stack")
    COMPLETED("heddle.TaskCompleted", false, () -> Load.repeated(1000, EventLoads::sources));

    private static final int ROUNDS = 1000;

    /** What the library calls an event that comes without its stack because there are so many. */
    private static final String UNPLACED = "Unplaced";

    private final String event;
    private final boolean stack;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
    private final Supplier<Load> maker;

    EventLoads(String event, boolean stack, Supplier<Load> maker) {
        this.event = event;
        this.stack = stack;
        this.maker = maker;
    }

    Load make() {
        return maker.get();
    }

    String label() {
        try {
            return Table.label(EventLoads.class.getField(name()));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** Has this event recorded, and no other. */
    void enableIn(Recording recording) {
        var settings = recording.enable(event).withThreshold(Duration.ZERO);
        var _ = stack ? settings.withStackTrace() : settings.withoutStackTrace();
        recording.enable(event + UNPLACED).withThreshold(Duration.ZERO).withoutStackTrace();
    }

    /** Whether it is this event, with its stack or without. */
    boolean is(String type) {
        return type.equals(event) || type.equals(event + UNPLACED);
    }

    private static void bareSteps() {
        for (int i = 0; i < 1000; i++) {
            BareStep.emit(i);
        }
    }

    private static void below(int frames, Load.Once action) throws Exception {
        if (frames == 0) {
            action.run();
        } else {
            below(frames - 1, action);
        }
    }

    /** Each body takes a step for each await and one to its end. */
    private static Load steps() {
        return Load.repeated((long) Rounds.BODIES * (ROUNDS + 1), () -> new FutureRounds().run(ROUNDS));
    }

    private static Load posts() {
        return Load.repeated((long) Rounds.BODIES * ROUNDS, () -> new PostedRounds().run(ROUNDS));
    }

    private static void sources() {
        for (int i = 0; i < 1000; i++) {
            new TaskCompletionSource<Integer>().setResult(i);
        }
    }

    /** Bodies that go on in a context of their own, which the driver lets run. */
    private static final class PostedRounds extends FutureRounds {
        private final Posts context = new Posts();

        @Override
        Task<Integer> start(int body, int rounds) {
            try (var _ = SynchronizationContext.install(context)) {
                return super.start(body, rounds);
            }
        }

        @Override
        void resume(CompletableFuture<Integer> awaited, Integer value) throws Exception {
            super.resume(awaited, value);
            context.runAll();
        }
    }

    private static final class Posts extends SynchronizationContext {
        private final Queue<Runnable> posted = new ArrayDeque<>();

        @Override
        public void post(Runnable work) {
            posted.add(work);
        }

        void runAll() {
            try (var _ = install(this)) {
                for (Runnable work = posted.poll(); work != null; work = posted.poll()) {
                    work.run();
                }
            }
        }
    }
}
