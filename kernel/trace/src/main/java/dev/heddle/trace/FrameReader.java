package dev.heddle.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Reads recorded stacks, each distinct one once; equal frames are one object. */
final class FrameReader {
    /** What is known of a chunk's stacks and methods would keep the whole chunk in memory for ever. */
    private static final int MOST_KNOWN = 20_000;

    private final IdentityHashMap<RecordedStackTrace, List<Frame>> stacks = new IdentityHashMap<>();
    private final IdentityHashMap<RecordedMethod, Name> methods = new IdentityHashMap<>();
    private final Map<Frame, Frame> frames = new HashMap<>();

    List<Frame> read(@Nullable RecordedStackTrace stack) {
        if (stack == null) {
            return List.of();
        }
        List<Frame> known = stacks.get(stack);
        if (known == null) {
            if (stacks.size() >= MOST_KNOWN) {
                stacks.clear();
                methods.clear();
            }
            known = readNew(stack);
            stacks.put(stack, known);
        }
        return known;
    }

    private List<Frame> readNew(RecordedStackTrace stack) {
        List<Frame> read = new ArrayList<>();
        for (RecordedFrame frame : stack.getFrames()) {
            @Nullable RecordedMethod method = frame.isJavaFrame() ? frame.getMethod() : null;
            if (method != null && method.getType() != null) {
                Name name = methods.computeIfAbsent(method, Name::of);
                Frame known =
                        new Frame(name.type, name.method, frame.getLineNumber(), "Native".equals(frame.getType()));
                read.add(frames.computeIfAbsent(known, itself -> itself));
            }
        }
        return List.copyOf(read);
    }

    private record Name(String type, String method) {
        static Name of(RecordedMethod method) {
            return new Name(method.getType().getName(), method.getName());
        }
    }
}
