package dev.heddle.trace.view.html;

import dev.heddle.trace.model.ThreadLane;
import dev.heddle.trace.model.ThreadLane.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Folds the lanes of big pools, and whatever is needed for the rest to stay readable. Rows come first, bands after them,
 * so that hand-offs between rows need not cross a fold.
 */
final class LaneFolding {
    private static final int MOST_LANES_OF_A_POOL = 8;
    private static final int MOST_LANES = 24;
    private static final int MOST_BANDS = 12;

    private LaneFolding() {}

    static List<Entry> fold(List<ThreadLane> lanes, String title) {
        List<List<ThreadLane>> folded = new ArrayList<>();
        List<ThreadLane> plain = new ArrayList<>(lanes);
        extract(plain, lane -> lane.isVirtual() ? "" : lane.pool(), MOST_LANES_OF_A_POOL, folded);
        while (plain.size() > MOST_LANES && foldLargestKind(plain, folded)) {
            // Until the rest is few, or only the cell's own thread is left.
        }
        if (folded.size() > MOST_BANDS) {
            folded = byKind(folded.stream().flatMap(List::stream).toList());
        }
        List<Entry> entries = new ArrayList<>();
        plain.forEach(lane -> entries.add(row(lane, title)));
        for (List<ThreadLane> group : folded) {
            entries.add(band(group));
        }
        return entries;
    }

    private record Key(Kind kind, String pool) {}

    private static void extract(
            List<ThreadLane> plain, Function<ThreadLane, String> pool, int most, List<List<ThreadLane>> folded) {
        Map<Key, List<ThreadLane>> groups = new LinkedHashMap<>();
        for (ThreadLane lane : plain) {
            groups.computeIfAbsent(new Key(lane.kind(), pool.apply(lane)), key -> new ArrayList<>())
                    .add(lane);
        }
        Set<Key> big = groups.entrySet().stream()
                .filter(group ->
                        group.getValue().size() > most && group.getKey().kind() != Kind.CELL)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        plain.removeIf(lane -> big.contains(new Key(lane.kind(), pool.apply(lane))));
        groups.forEach((key, group) -> {
            if (big.contains(key)) {
                folded.add(group);
            }
        });
    }

    private static boolean foldLargestKind(List<ThreadLane> plain, List<List<ThreadLane>> folded) {
        Optional<List<ThreadLane>> largest = byKind(plain).stream()
                .filter(group -> group.getFirst().kind() != Kind.CELL)
                .max(Comparator.comparingInt(List::size));
        largest.ifPresent(group -> {
            folded.add(group);
            plain.removeIf(lane -> lane.kind() == group.getFirst().kind());
        });
        return largest.isPresent();
    }

    private static List<List<ThreadLane>> byKind(List<ThreadLane> lanes) {
        return List.copyOf(lanes.stream()
                .collect(Collectors.groupingBy(ThreadLane::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()))
                .values());
    }

    private static Entry.Row row(ThreadLane lane, String title) {
        String kind = lane.kind() == Kind.CELL ? title : lane.kind().label();
        return new Entry.Row(lane.name(), kind, "", 0, lane.id(), lane.slices(), lane.begin(), lane.end());
    }

    private static Entry.Band band(List<ThreadLane> group) {
        ThreadLane first = group.getFirst();
        boolean onePool = group.stream().allMatch(lane -> lane.pool().equals(first.pool()));
        String name =
                onePool && !first.pool().isBlank() ? first.pool() : first.kind().label() + " threads";
        return new Entry.Band(
                name,
                first.kind().label(),
                0,
                group.stream().map(lane -> row(lane, first.kind().label())).toList());
    }
}
