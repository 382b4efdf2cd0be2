package dev.heddle.jupyter.magics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What each magic does, for {@code %lsmagic}. Thread-safe. */
public final class MagicHelp {
    private final Map<String, String> lines = new ConcurrentHashMap<>();

    /**
     * Describes a magic.
     *
     * @param usage how it is written, beginning with its {@code %name} or {@code %%name}
     */
    public void put(String usage, String meaning) {
        lines.put(usage, meaning);
    }

    /** All magics that there are, those of extensions without a description included. */
    public String list(Set<String> lineMagics, Set<String> cellMagics) {
        Map<String, String> all = new TreeMap<>(lines);
        lineMagics.forEach(name -> addUnlessDescribed(all, "%" + name));
        cellMagics.forEach(name -> addUnlessDescribed(all, "%%" + name));
        int width = all.keySet().stream().mapToInt(String::length).max().orElse(0);
        return all.entrySet().stream()
                .map(e -> String.format("%-" + (width + 2) + "s%s", e.getKey(), e.getValue())
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static void addUnlessDescribed(Map<String, String> all, String magic) {
        if (all.keySet().stream().noneMatch(usage -> usage.equals(magic) || usage.startsWith(magic + " "))) {
            all.put(magic, "");
        }
    }
}
