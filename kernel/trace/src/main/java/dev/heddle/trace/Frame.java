package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedStackTrace;

/** One frame of a stack, wherever it was taken. */
record Frame(String className, String methodName, int line, boolean isNative) {
    static List<Frame> of(RecordedStackTrace stack) {
        List<Frame> frames = new ArrayList<>();
        for (var frame : stack.getFrames()) {
            if (frame.isJavaFrame()) {
                var method = frame.getMethod();
                frames.add(new Frame(
                        method.getType().getName(),
                        method.getName(),
                        frame.getLineNumber(),
                        "Native".equals(frame.getType())));
            }
        }
        return frames;
    }

    /** The method that the source shows: a lambda goes by the name of the method it is written in. */
    String sourceMethod() {
        if (!methodName.startsWith("lambda$")) {
            return methodName;
        }
        String name = methodName.substring("lambda$".length());
        int number = name.lastIndexOf('$');
        return number <= 0 ? name : name.substring(0, number);
    }

    boolean is(String type, String method) {
        return methodName.equals(method) && className.equals(type);
    }
}
