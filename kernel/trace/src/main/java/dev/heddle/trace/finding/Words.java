package dev.heddle.trace.finding;

import dev.heddle.trace.model.Place;
import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.text.CountText;
import dev.heddle.trace.text.TimeText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of findings. */
final class Words {
    private static final int MOST_NAMES = 3;

    private Words() {}

    static String time(long nanos) {
        return TimeText.of(Duration.ofNanos(nanos));
    }

    /** {@code once}, {@code twice}, {@code 12 times}. */
    static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : CountText.of(count) + " times";
    }

    /** {@code  at In[3]:2}, with the blank; nothing where no place is known. */
    static String at(@Nullable Place place) {
        return place == null ? "" : " at " + place;
    }

    /** The first names, and how many others. */
    static String names(Collection<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        String first = String.join(", ", distinct.subList(0, Math.min(MOST_NAMES, distinct.size())));
        int others = distinct.size() - MOST_NAMES;
        return others <= 0 ? first : first + " and " + CountText.of(others, "other");
    }

    /** The name of a sort of thing with its article: {@code an Object}, {@code a ReentrantLock}. */
    static String a(String sort) {
        return (!sort.isEmpty() && "AEIOUaeiou".indexOf(sort.charAt(0)) >= 0 ? "an " : "a ") + sort;
    }

    /** The threads that slices are of: the first names, and how many others. */
    static String threads(Facts facts, List<Evidence> evidence) {
        return names(Cases.distinct(evidence, one -> thread(facts, one.thread())));
    }

    static String thread(Facts facts, long id) {
        ThreadLane lane = facts.lane(id);
        return lane == null ? "another thread" : lane.name();
    }
}
