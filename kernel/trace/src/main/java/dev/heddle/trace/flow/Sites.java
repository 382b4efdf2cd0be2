package dev.heddle.trace.flow;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets of {@link Site}s, which are never changed once they are made. */
final class Sites {
    private static final Set<Site> ALL = Set.of(Site.ANY);

    private Sites() {}

    /** What is in one of two sets; the first itself if that is all, all places if there are more than {@code most}. */
    static Set<Site> union(Set<Site> some, Set<Site> others, int most) {
        if (some.contains(Site.ANY) || some.containsAll(others)) {
            return some;
        }
        if (some.isEmpty()) {
            return others;
        }
        Set<Site> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all.size() > most || all.contains(Site.ANY) ? ALL : Collections.unmodifiableSet(all);
    }

    static boolean overlap(Set<Site> some, Set<Site> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return false;
        }
        return some.contains(Site.ANY) || others.contains(Site.ANY) || !Collections.disjoint(some, others);
    }

    static Set<Site> aged(Set<Site> sites) {
        if (sites.stream().allMatch(Site::old)) {
            return sites;
        }
        Set<Site> aged = new LinkedHashSet<>();
        for (Site site : sites) {
            aged.add(site.aged());
        }
        return Collections.unmodifiableSet(aged);
    }
}
