package dev.heddle.trace.export;

/** What is said about an event beside its name; Perfetto calls each a debug annotation. */
interface Notes {
    Notes text(String key, String value);

    Notes number(String key, long value);
}
