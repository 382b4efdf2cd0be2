package dev.heddle.trace.export;

import java.util.HashMap;
import java.util.Map;

/** Numbers for the strings of one kind, so that each is written once. Takes the first that come, up to a limit. */
final class Interned {
    private static final int MOST = 20_000;

    private final int field;
    private final Map<String, Integer> ids = new HashMap<>();

    /** @param field where {@code InternedData} defines strings of this kind */
    Interned(int field) {
        this.field = field;
    }

    /** The number of a string, 0 when there is no room for it; the first time it also writes the definition. */
    long idOf(String text, Proto definitions) {
        Integer known = ids.get(text);
        if (known != null) {
            return known;
        }
        if (ids.size() == MOST) {
            return 0;
        }
        int id = ids.size() + 1;
        ids.put(text, id);
        definitions.message(
                field,
                entry -> entry.varint(Fields.InternedData.IID, id)
                        .string(Fields.InternedData.TEXT, PerfettoText.of(text)));
        return id;
    }
}
