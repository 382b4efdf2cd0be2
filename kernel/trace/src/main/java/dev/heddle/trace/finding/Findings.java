package dev.heddle.trace.finding;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules, and what they find. */
public final class Findings {
    private static final List<Rule> RULES = List.of(
            new BlockedOnTask(),
            new ContextDeadlock(),
            new RunAroundAsync(),
            new PoolStarvation(),
            new BlockedContext(),
            new UnobservedFailure(),
            new LockAcrossAwait(),
            new HoggedThread(),
            new MoreThreadsThanCores(),
            new PinnedCarrier(),
            new ThreadPerTask(),
            new AwaitsInSequence(),
            new WaitingWorker(),
            new ContendedLock(),
            new LockCycle(),
            new LeftRunning());

    /** Findings of the one sort leave out those of the others that are about no other thread and line. */
    private static final Map<String, Set<String>> EXPLAINS = Map.of(
            ContextDeadlock.DIAGNOSIS.id(),
            Set.of(BlockedOnTask.DIAGNOSIS.id(), PoolStarvation.DIAGNOSIS.id(), BlockedContext.DIAGNOSIS.id()),
            LockCycle.DIAGNOSIS.id(),
            Set.of(ContendedLock.DIAGNOSIS.id(), BlockedContext.DIAGNOSIS.id()),
            LockAcrossAwait.DIAGNOSIS.id(),
            Set.of(ContendedLock.DIAGNOSIS.id()));

    private Findings() {}

    /** What is wrong, the worst first. */
    public static List<Finding> in(Facts facts) {
        return in(facts, RULES);
    }

    /** The same, where a recording holds only these events: rules that need others are left out. */
    public static List<Finding> in(Facts facts, Collection<String> recorded) {
        Set<String> there = Set.copyOf(recorded);
        return in(
                facts,
                RULES.stream().filter(rule -> there.containsAll(rule.events())).toList());
    }

    private static List<Finding> in(Facts facts, List<Rule> rules) {
        List<Finding> all =
                rules.stream().flatMap(rule -> rule.find(facts).stream()).toList();
        return all.stream()
                .filter(finding -> !isExplained(finding, all))
                .map(finding -> facts.whole() ? finding : finding.uncertain())
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.diagnosis().severity())
                        .thenComparing(Finding::id)
                        .thenComparing(Comparator.comparing(Finding::cost).reversed()))
                .toList();
    }

    /** Who waits for ever is not told, too, that he waits long. */
    private static boolean isExplained(Finding finding, List<Finding> all) {
        return !finding.evidence().isEmpty()
                && all.stream()
                        .filter(other ->
                                EXPLAINS.getOrDefault(other.id(), Set.of()).contains(finding.id()))
                        .anyMatch(other -> where(other).containsAll(where(finding)));
    }

    /** The threads that it is about, the tasks of which it knows no thread, and the lines. */
    private static Set<Object> where(Finding finding) {
        return finding.evidence().stream()
                .map(evidence -> Arrays.asList(
                        evidence.thread(), evidence.task(), evidence.slice().place()))
                .collect(Collectors.toSet());
    }

    /** Everything that can be found, in order of the ids. */
    public static List<Diagnosis> diagnoses() {
        return RULES.stream().map(Rule::diagnosis).toList();
    }

    /** The diagnosis of this id, in capital or small letters. */
    public static Optional<Diagnosis> diagnosis(String id) {
        return diagnoses().stream()
                .filter(diagnosis -> diagnosis.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /** The events without which the rule of this id finds nothing. */
    public static Set<String> events(String id) {
        return RULES.stream()
                .filter(rule -> rule.diagnosis().id().equalsIgnoreCase(id))
                .findFirst()
                .map(Rule::events)
                .orElse(Set.of());
    }
}
