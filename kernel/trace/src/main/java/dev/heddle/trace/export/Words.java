package dev.heddle.trace.export;

import dev.heddle.trace.model.State.Hold;
import dev.heddle.trace.model.TaskRow.Outcome;
import java.util.Locale;

/** Words of the exports for what has no label in the views. */
final class Words {
    private Words() {}

    /** What a state means for the thread underneath: {@code running}, {@code waiting}, {@code none}. */
    static String of(Hold hold) {
        return hold.name().toLowerCase(Locale.ROOT);
    }

    /** {@code completed}, as in the event that tells it. */
    static String of(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
