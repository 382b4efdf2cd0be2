package dev.heddle.jupyter.engine;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jshell.SourceCodeAnalysis;

/** Finds the snippet in which the cursor is, and what its cell declares before it. Used under the {@link ShellLock}. */
final class CellReader {
    private final SourceCodeAnalysis analysis;
    private final SnippetBorders borders;
    private final Map<String, Collection<String>> members = new HashMap<>();

    CellReader(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
        this.borders = new SnippetBorders(analysis);
    }

    /** A snippet written up to the cursor, and the snippets of its cell before it. */
    record Position(CellSnippet snippet, List<CellSnippet> earlier, CellImports imports) {

        /** Text for JShell to analyse at its end, where {@code tail} is what follows the snippet's own text. */
        String analysable(String tail, Collection<CellSnippet> visible) {
            var qualified = visible.stream()
                    .map(each -> CellSnippet.of(imports.qualify(each.source())))
                    .toList();
            String own = imports.qualify(Surroundings.withoutModifiers(snippet));
            String gap = own.isEmpty() || own.endsWith("\n") ? " " : ""; // else JShell looks at what is before the line
            return Surroundings.before(snippet, qualified) + own + gap + tail;
        }
    }

    Position read(String java) {
        return position(borders.split(java));
    }

    Position readPassingErrors(String java) {
        return position(borders.splitPassingErrors(java));
    }

    private Position position(List<String> snippets) {
        var earlier = snippets.subList(0, snippets.size() - 1).stream()
                .map(CellSnippet::of)
                .toList();
        var imports = new CellImports(earlier, this::membersOf, CellReader::packagesOf);
        return new Position(CellSnippet.of(snippets.getLast()), earlier, imports);
    }

    private Collection<String> membersOf(String owner) {
        Collection<String> known = members.get(owner);
        if (known != null) {
            return known;
        }
        var found = new TreeSet<String>();
        String text = owner + ".";
        analysis.completionSuggestions(text, text.length(), new int[1])
                .forEach(suggestion -> found.add(suggestion.continuation()));
        if (!found.isEmpty()) { // else a class path still to come may bring it
            members.put(owner, found);
        }
        return found;
    }

    private static Collection<String> packagesOf(String module) {
        var packages = new TreeSet<String>();
        addPackages(module, packages, new HashSet<>());
        return packages;
    }

    private static void addPackages(String module, Set<String> packages, Set<String> seen) {
        if (!seen.add(module)) {
            return;
        }
        ModuleFinder.ofSystem().find(module).map(ModuleReference::descriptor).ifPresent(descriptor -> {
            descriptor.exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .forEach(exports -> packages.add(exports.source()));
            descriptor.requires().stream()
                    .filter(requires -> requires.modifiers().contains(Requires.Modifier.TRANSITIVE))
                    .forEach(requires -> addPackages(requires.name(), packages, seen));
        });
    }
}
