package dev.heddle.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces of errors that cross awaits: the frames of the body that threw, then those of the body that awaits it,
 * and so on, as if they had called each other; none of ours and none of the threads that happened to run them.
 */
final class AsyncTraces {
    /** As many as the JVM keeps of an ordinary trace. */
    private static final int MAX_FRAMES = 1024;

    private static final String LIBRARY = AsyncTraces.class.getPackageName() + ".";
    private static final String CONTINUATION = "jdk.internal.vm.Continuation";
    private static final StackWalker WALKER = StackWalker.getInstance();

    private AsyncTraces() {}

    /** An error leaves the code of a task: takes out what stands below that code, and our own frames. */
    static void leave(Throwable error) {
        List<StackTraceElement> kept = new ArrayList<>();
        StackTraceElement[] trace = error.getStackTrace();
        boolean thrownByUs = true;
        for (StackTraceElement frame : trace) {
            thrownByUs &= isOurs(frame.getClassName());
            if (thrownByUs || !isOurs(frame.getClassName())) {
                kept.add(frame);
            } else if (isEntry(frame.getClassName(), frame.getMethodName())) {
                break;
            }
        }
        if (kept.size() < trace.length) {
            error.setStackTrace(kept.toArray(StackTraceElement[]::new));
        }
    }

    /** An error is thrown out of the await that the caller stands in: adds the frames that await it. */
    static void join(CompletableFuture<?> future, Throwable error) {
        if (future instanceof AwaitableFuture<?> ours) {
            StackTraceElement[] before = ours.faultTrace(error);
            append(error, before, awaitingFrames(MAX_FRAMES - before.length));
        } else {
            StackTraceElement[] before = error.getStackTrace();
            List<StackTraceElement> awaiting = awaitingFrames(MAX_FRAMES - before.length);
            if (!endsWith(before, awaiting)) { // where the same code awaits the same future again, once is enough
                append(error, before, awaiting);
            }
        }
    }

    private static void append(Throwable error, StackTraceElement[] before, List<StackTraceElement> awaiting) {
        List<StackTraceElement> joined = new ArrayList<>(Arrays.asList(before));
        joined.addAll(awaiting);
        error.setStackTrace(joined.toArray(StackTraceElement[]::new));
    }

    private static List<StackTraceElement> awaitingFrames(int atMost) {
        return WALKER.walk(frames -> frames.takeWhile(frame -> !isEntry(frame.getClassName(), frame.getMethodName()))
                .filter(frame -> !isOurs(frame.getClassName()))
                .limit(Math.max(0, atMost))
                .map(StackWalker.StackFrame::toStackTraceElement)
                .toList());
    }

    private static boolean endsWith(StackTraceElement[] trace, List<StackTraceElement> end) {
        int from = trace.length - end.size();
        return from >= 0 && Arrays.asList(trace).subList(from, trace.length).equals(end);
    }

    /** A frame in a message: the line, for that tells enough, and the names of generated classes tell nothing. */
    static String place(StackTraceElement frame) {
        return frame.getFileName() == null || frame.getLineNumber() < 0
                ? frame.getClassName() + "." + frame.getMethodName()
                : frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** Ours is what stands in this very package, or drives continuations. */
    static boolean isOurs(String className) {
        return className.startsWith(CONTINUATION)
                || (className.startsWith(LIBRARY) && className.indexOf('.', LIBRARY.length()) < 0);
    }

    /** Our methods that run users' code for a task are called run. */
    private static boolean isEntry(String className, @Nullable String methodName) {
        return "run".equals(methodName) && isOurs(className) && !className.equals(Task.class.getName());
    }
}
