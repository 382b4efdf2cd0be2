package dev.heddle.trace;

import java.util.ArrayList;
import java.util.List;

/** A stack as text, because an event can carry only its own thread's stack. */
final class StackText {
    private static final int DEPTH = 48;
    private static final char FIELD = '\t';

    private StackText() {}

    static String of(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(stack.length, DEPTH); i++) {
            text.append(stack[i].getClassName())
                    .append(FIELD)
                    .append(stack[i].getMethodName())
                    .append(FIELD)
                    .append(stack[i].getLineNumber())
                    .append(FIELD)
                    .append(stack[i].isNativeMethod())
                    .append('\n');
        }
        return text.toString();
    }

    static List<Frame> parse(String text) {
        List<Frame> frames = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] fields = line.split("\t", -1);
            frames.add(new Frame(fields[0], fields[1], Integer.parseInt(fields[2]), Boolean.parseBoolean(fields[3])));
        });
        return frames;
    }
}
