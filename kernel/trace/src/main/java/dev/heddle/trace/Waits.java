package dev.heddle.trace;

import dev.heddle.trace.Span.Trust;
import dev.heddle.trace.Stacks.Stack;
import dev.heddle.trace.model.Details;
import dev.heddle.trace.model.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an event claims about its thread's state. */
final class Waits {
    static final String CONTEXT_PUMPED = "heddle.ContextPumped";
    static final String EVENT_QUEUE_PUMPED = "heddle.EventQueuePumped";

    /** Where a native method of the JDK may wait for something outside the JVM. */
    private static final List<String> NATIVE_IO = List.of("sun.nio.", "java.io.", "java.net.", "sun.net.");

    private static final String INITIALISES = Details.LOADS_CLASS + ": another thread does already";

    /** What the JVM locks while a class is initialised is an {@code int[]} of its own. */
    private static final String CLASS_LOCK = "[I";

    private final Stacks stacks;

    Waits(Stacks stacks) {
        this.stacks = stacks;
    }

    /** The claim of a finished wait; null when the event is none. */
    @Nullable Span of(Seen seen, boolean virtual) {
        Stack stack = stacks.of(seen);
        return switch (seen.type()) {
            case "jdk.ThreadSleep" -> slept(seen, stack, virtual);
            case "jdk.ThreadPark" -> parked(seen, stack);
            case "jdk.JavaMonitorWait" -> {
                State state = stack.purpose() == null ? State.WAITING : stack.purpose();
                String monitor = className(seen, "monitorClass");
                yield released(seen, stack, state, monitor.equals(CLASS_LOCK) ? INITIALISES : monitor, virtual);
            }
            case "jdk.JavaMonitorEnter" ->
                held(seen, stack, State.BLOCKED, loadsClass(stack) ? INITIALISES : monitor(seen));
            case "jdk.SocketRead" -> released(seen, stack, State.IO, "read " + address(seen), virtual);
            case "jdk.SocketWrite" -> released(seen, stack, State.IO, "write " + address(seen), virtual);
            case "jdk.FileRead" -> held(seen, stack, State.IO, reading(stack, seen.text("path")));
            case "jdk.FileWrite" -> held(seen, stack, State.IO, "write " + seen.text("path"));
            case "jdk.FileForce" -> held(seen, stack, State.IO, "force " + seen.text("path"));
            case "jdk.VirtualThreadPinned" ->
                told(seen, stack, State.PARKED, Details.PINNED + seen.text("pinnedReason"));
            case "heddle.TaskBlocked" -> told(seen, stack, State.RESULT, "");
            case CONTEXT_PUMPED -> told(seen, stack, State.FREE, seen.text("context"));
            case EVENT_QUEUE_PUMPED -> told(seen, stack, State.FREE, "");
            default -> null;
        };
    }

    /**
     * The claims of a {@code heddle.ThreadQuiet}, the first the most trusted. One that is told as open was so when some
     * trace ended: it is unfinished only if that trace was this one, which ends at {@code wall}.
     */
    List<Span> ofQuiet(Seen seen, long wall) {
        Stack stack = stacks.of(seen.text("stack"));
        boolean claimedToRun = seen.text("state").equals("RUNNABLE");
        State state = claimedToRun ? notRunning(stack) : waiting(seen.text("state"), stack);
        boolean open = seen.flag("open");
        if (!claimedToRun && open && seen.end() < wall) {
            return List.of(); // told at a look: by now it has its own event, or it is told again
        }
        Trust trust = Trust.SAMPLED;
        if (!claimedToRun) {
            trust = open ? Trust.UNFINISHED : Trust.BEGUN_BEFORE;
        }
        String detail = switch (state) {
            case IO ->
                loadsClass(stack)
                        ? Details.LOADS_CLASS
                        : nativeCall(stack.frames().getFirst());
            case READY -> "used no CPU";
            case RESULT -> stack.joins() ? Details.JOINS_FORKS : seen.text("blocker");
            default -> seen.text("blocker");
        };
        Span claim =
                new Span(seen.start() - seen.number("quiet"), seen.end(), state, stack.place(), detail, trust, true);
        return List.of(
                claim,
                claim.guessed(claim.start() - seen.number("lead"), claim.start()),
                claim.guessed(seen.end(), seen.end() + seen.number("tail")));
    }

    private static String reading(Stack stack, String file) {
        return loadsClass(stack) ? Details.LOADS_CLASS + " from " + file : "read " + file;
    }

    /** The JVM reads a class where it is first used: nothing that the user's line asked for. */
    private static boolean loadsClass(Stack stack) {
        return stack.called().stream()
                .anyMatch(frame -> frame.methodName().equals("loadClass")
                        && frame.className().startsWith("jdk.internal.loader."));
    }

    private static State notRunning(Stack stack) {
        if (stack.purpose() != null) {
            return stack.purpose();
        }
        return stack.topIsNative() && isIo(stack.frames().getFirst()) ? State.IO : State.READY;
    }

    private static boolean isIo(Frame frame) {
        return NATIVE_IO.stream().anyMatch(frame.className()::startsWith);
    }

    private static String nativeCall(Frame frame) {
        return WaitDetail.simple(frame.className()) + "." + frame.methodName();
    }

    private static State waiting(String threadState, Stack stack) {
        if (stack.purpose() != null) {
            return stack.purpose();
        }
        if (threadState.equals("BLOCKED")) {
            return State.BLOCKED;
        }
        if (stack.has("java.lang.Thread", "sleep")) {
            return State.SLEEPING;
        }
        if (stack.has("java.lang.Object", "wait0") || stack.has("java.lang.Object", "wait")) {
            return State.WAITING;
        }
        return stack.lock().isEmpty() ? State.PARKED : State.BLOCKED;
    }

    /** A virtual thread sleeps as long as it wanted to; for the rest it waits to be let go on. */
    private static Span slept(Seen seen, Stack stack, boolean virtual) {
        Span span = released(seen, stack, State.SLEEPING, "", virtual);
        long wanted = seen.number("time");
        return virtual && wanted > 0 ? span.clippedTo(span.start(), span.start() + wanted) : span;
    }

    private static Span parked(Seen seen, Stack stack) {
        String parkedOn = className(seen, "parkedClass");
        State state = stack.purpose();
        if (state == null) {
            state = Stacks.LOCKS.contains(parkedOn) ? State.BLOCKED : State.PARKED;
        }
        String detail = switch (state) {
            case IDLE -> "";
            case RESULT -> stack.joins() ? Details.JOINS_FORKS : parkedOn;
            default -> parkedOn;
        };
        return held(seen, stack, state, detail);
    }

    private static Span held(Seen seen, Stack stack, State state, String detail) {
        return new Span(seen.start(), seen.end(), state, stack.place(), detail, Trust.RECORDED, true);
    }

    private static Span told(Seen seen, Stack stack, State state, String detail) {
        return new Span(
                seen.start(), seen.end(), state, stack.place(), detail, Trust.TOLD, state.hold() == State.Hold.WAITING);
    }

    /** A wait in which a virtual thread lets go of its carrier. */
    private static Span released(Seen seen, Stack stack, State state, String detail, boolean virtual) {
        if (!virtual) {
            return held(seen, stack, state, detail);
        }
        String what = detail.isEmpty() ? state.label() : state.label() + ": " + detail;
        return new Span(seen.start(), seen.end(), State.AWAITING, stack.place(), what, Trust.RECORDED, false);
    }

    private static String monitor(Seen seen) {
        String owner = seen.text("previousOwner");
        return WaitDetail.lock(className(seen, "monitorClass"), owner.isEmpty() ? null : owner);
    }

    private static String className(Seen seen, String field) {
        return WaitDetail.simple(seen.text(field));
    }

    private static String address(Seen seen) {
        String host = seen.text("host");
        return (host.isEmpty() ? seen.text("address") : host) + ":" + seen.number("port");
    }
}
