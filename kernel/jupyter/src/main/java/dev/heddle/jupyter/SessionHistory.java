package dev.heddle.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/** The cells of this session, for front ends that ask; nothing is kept on disk. Thread-safe. */
final class SessionHistory implements HistoryManager {
    private static final int SESSION = 0;

    private record Line(int cell, String code) {}

    private final List<Line> lines = new ArrayList<>();

    synchronized void add(int cell, String code) {
        lines.add(new Line(cell, code));
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return entries(lines.subList(Math.max(0, lines.size() - length), lines.size()));
    }

    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int start, int end, Set<ResultFlag> flags) {
        return entries(lines.stream()
                .filter(line -> line.cell() >= start && line.cell() < end)
                .toList());
    }

    @Override
    public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
        Pattern pattern = Pattern.compile(
                ("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
        List<Line> found = new ArrayList<>(lines.stream()
                .filter(line -> pattern.matcher(line.code()).matches())
                .toList());
        return entries(
                length > 0 && found.size() > length ? found.subList(found.size() - length, found.size()) : found);
    }

    private static List<HistoryEntry> entries(List<Line> lines) {
        return lines.stream()
                .map(line -> new HistoryEntry(SESSION, line.cell(), line.code(), null))
                .toList();
    }
}
