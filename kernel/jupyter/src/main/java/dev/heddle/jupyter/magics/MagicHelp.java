package dev.heddle.jupyter.magics;

import dev.heddle.jupyter.engine.Magic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What each magic does, for {@code %lsmagic}, completion and documentation. Thread-safe. */
public final class MagicHelp {
    private final Map<String, Magic> magics = new ConcurrentHashMap<>();

    /** Describes a magic, instead of what was said of it before. */
    public void put(Magic magic) {
        magics.put(magic.name(), magic);
    }

    /** What was said of the magic of this name, which begins with {@code %} or {@code %%}. */
    public Optional<Magic> find(String name) {
        return Optional.ofNullable(magics.get(name));
    }

    /** All magics that there are, those of extensions without a description included. */
    public String list(Set<String> lineMagics, Set<String> cellMagics) {
        Map<String, Magic> all = new TreeMap<>(magics);
        lineMagics.forEach(name -> all.computeIfAbsent("%" + name, MagicHelp::undescribed));
        cellMagics.forEach(name -> all.computeIfAbsent("%%" + name, MagicHelp::undescribed));
        int width = all.values().stream()
                .mapToInt(magic -> magic.usage().length())
                .max()
                .orElse(0);
        return all.values().stream()
                .map(magic -> (magic.usage()
                                + " ".repeat(width + 2 - magic.usage().length())
                                + magic.meaning())
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static Magic undescribed(String name) {
        return Magic.of(name, "");
    }
}
