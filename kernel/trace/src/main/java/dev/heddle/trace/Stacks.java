package dev.heddle.trace;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.State;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads stacks: which line of the user's code, and what a wait is for. Each distinct stack is read once. */
final class Stacks {
    /** Where a worker waits for work. Only with no line of the user's code below it is a thread idle there. */
    private static final Set<String> WAITS_FOR_WORK = Set.of(
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.DelayScheduler.loop",
            "java.util.TimerThread.mainLoop",
            "sun.nio.ch.SelectorImpl.lockAndDoSelect",
            "sun.nio.ch.EPollPort$EventHandlerTask.poll",
            "sun.nio.ch.NioSocketImpl.accept",
            "sun.nio.ch.ServerSocketChannelImpl.accept",
            "jdk.internal.ref.CleanerImpl.run",
            "dev.heddle.tasks.IdleWorkers.await",
            "dev.heddle.tasks.PoolGate.run");

    private static final Set<String> WAITS_FOR_RESULT = Set.of(
            "java.util.concurrent.CompletableFuture.waitingGet",
            "java.util.concurrent.CompletableFuture.timedGet",
            "java.util.concurrent.FutureTask.awaitDone",
            "java.util.concurrent.ForkJoinTask.awaitDone",
            "dev.heddle.tasks.Task.result",
            "dev.heddle.tasks.Task.waitFor");

    /** Where a context's thread waits for work. */
    private static final Set<String> WAITS_FOR_POSTS =
            Set.of("java.awt.EventQueue.getNextEvent", "dev.heddle.tasks.MessageQueue.take");

    static final List<String> LOCKS = List.of("ReentrantLock", "ReentrantReadWriteLock", "StampedLock");

    private final PlaceResolver resolver;
    private final IdentityHashMap<List<Frame>, Stack> recorded = new IdentityHashMap<>();
    private final Map<String, Stack> sampled = new HashMap<>();
    private final Map<Frame, Optional<Place>> places = new HashMap<>();

    Stacks(PlaceResolver resolver) {
        this.resolver = resolver;
    }

    Stack of(Seen seen) {
        return seen.stack().isEmpty() ? Stack.EMPTY : recorded.computeIfAbsent(seen.stack(), this::read);
    }

    Stack of(String text) {
        return sampled.computeIfAbsent(text, unknown -> read(StackText.parse(unknown)));
    }

    /** The lines of the user's code among all frames read so far. */
    Map<Frame, Place> placed() {
        Map<Frame, Place> placed = new HashMap<>();
        places.forEach((frame, place) -> place.ifPresent(known -> placed.put(frame, known)));
        return placed;
    }

    private Stack read(List<Frame> frames) {
        @Nullable Place place = null;
        int above = 0;
        while (above < frames.size() && place == null) {
            place = place(frames.get(above));
            above += place == null ? 1 : 0;
        }
        return new Stack(place, purpose(frames, place), frames, frames.subList(0, above));
    }

    private @Nullable Place place(Frame frame) {
        if (frame.line() <= 0) {
            return null;
        }
        return places.computeIfAbsent(
                        frame,
                        unknown -> Optional.ofNullable(
                                resolver.resolve(frame.className(), frame.sourceMethod(), frame.line())))
                .orElse(null);
    }

    private static @Nullable State purpose(List<Frame> frames, @Nullable Place place) {
        for (Frame frame : frames) {
            String method = frame.className() + "." + frame.methodName();
            if (WAITS_FOR_RESULT.contains(method)) {
                return State.RESULT;
            }
            if (WAITS_FOR_POSTS.contains(method)) {
                return State.FREE;
            }
            if (place == null && WAITS_FOR_WORK.contains(method)) {
                return State.IDLE;
            }
        }
        return null;
    }

    /**
     * A stack that has been read.
     *
     * @param place the first line of the user's code on it
     * @param purpose what a wait with this stack is: idle, free or for a result; null when nothing special
     * @param frames all of it, the innermost first
     * @param called what that line of the user's code called, the innermost first
     */
    record Stack(@Nullable Place place, @Nullable State purpose, List<Frame> frames, List<Frame> called) {
        static final Stack EMPTY = new Stack(null, null, List.of(), List.of());

        boolean topIsNative() {
            return !frames.isEmpty() && frames.getFirst().isNative();
        }

        /** Whether its thread has nothing to do and is parked: it does not only come or go. */
        boolean isIdle() {
            return (purpose == State.FREE || purpose == State.IDLE) && topIsNative();
        }

        /** Whether it waits for forked work of a pool. */
        boolean joins() {
            return has("java.util.concurrent.ForkJoinTask", "awaitDone");
        }

        /** The sort of lock that it takes: {@code ReentrantLock}; empty when it takes none. */
        String lock() {
            return LOCKS.stream()
                    .filter(name -> has("java.util.concurrent.locks." + name, "lock")
                            || has("java.util.concurrent.locks." + name + "$Sync", "lock"))
                    .findFirst()
                    .orElse("");
        }

        boolean has(String className, String methodName) {
            return frames.stream().anyMatch(frame -> frame.is(className, methodName));
        }
    }
}
