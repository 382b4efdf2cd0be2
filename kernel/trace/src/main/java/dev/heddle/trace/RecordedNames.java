package dev.heddle.trace;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Threads, classes, stacks and texts of a recording, each known once however many events name it. */
final class RecordedNames {
    private static final int MOST_KNOWN = 20_000;

    private final Map<Long, ThreadIdentity> threads = new HashMap<>();
    private final IdentityHashMap<RecordedThread, ThreadIdentity> knownThreads = new IdentityHashMap<>();
    private final IdentityHashMap<RecordedClass, String> classes = new IdentityHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final FrameReader frames = new FrameReader();

    /** The id of a thread, 0 for none and for those that run no Java. */
    long thread(@Nullable RecordedThread thread) {
        return thread == null ? 0 : identity(thread).id();
    }

    String label(RecordedThread thread) {
        return identity(thread).label();
    }

    private ThreadIdentity identity(RecordedThread thread) {
        ThreadIdentity known = knownThreads.get(thread);
        if (known == null) {
            if (knownThreads.size() >= MOST_KNOWN) {
                knownThreads.clear();
            }
            known = ThreadIdentity.of(thread);
            knownThreads.put(thread, known);
            threads.putIfAbsent(known.id(), known);
        }
        return known;
    }

    String className(RecordedClass type) {
        if (classes.size() >= MOST_KNOWN) {
            classes.clear();
        }
        return classes.computeIfAbsent(type, unknown -> once(unknown.getName()));
    }

    /** The text, as the one object that stands for all equal ones. */
    String once(String text) {
        if (texts.size() >= MOST_KNOWN) {
            texts.clear();
        }
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    List<Frame> frames(@Nullable RecordedStackTrace stack) {
        return frames.read(stack);
    }

    Map<Long, ThreadIdentity> threads() {
        return threads;
    }
}
