package dev.heddle.trace.flow;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Sets of {@link Site}s, which are never changed once they are made. */
final class Sites {
    /** More are not told apart: sets must not grow with the method. */
    private static final int MOST = 16;

    private static final Set<Site> ALL = Set.of(Site.ANY);

    private Sites() {}

    /** What is in one of two sets; the first itself if that is all. */
    static Set<Site> union(Set<Site> some, Set<Site> others) {
        if (some.containsAll(others)) {
            return some;
        }
        if (some.isEmpty()) {
            return others;
        }
        Set<Site> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return Collections.unmodifiableSet(all);
    }

    /** The same for where one value may come from: all places, if there are too many. */
    static Set<Site> either(Set<Site> some, Set<Site> others) {
        if (some.contains(Site.ANY)) {
            return some;
        }
        Set<Site> all = union(some, others);
        return all.size() > MOST || all.contains(Site.ANY) ? ALL : all;
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
        return map(sites, Site::aged);
    }

    private static Set<Site> map(Set<Site> sites, UnaryOperator<Site> change) {
        Set<Site> changed = new LinkedHashSet<>();
        for (Site site : sites) {
            changed.add(change.apply(site));
        }
        return Collections.unmodifiableSet(changed);
    }
}
