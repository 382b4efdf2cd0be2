package dev.heddle.trace.flow;

import java.util.Set;

/**
 * What is known of a value.
 *
 * @param tainted it may come of what the first await gave
 * @param fresh it was stored where it shows whether the first await failed: once both ways meet, that taints it
 * @param sites where it may have been made; none for what nothing is known of
 */
record Value(boolean tainted, boolean fresh, Set<Site> sites) {
    /** Where it may have been made is not told apart any more beyond this. */
    private static final int MOST_SITES = 16;

    static final Value NONE = new Value(false, false, Set.of());

    static Value madeAt(Site site) {
        return new Value(false, false, Set.of(site));
    }

    Value tainted(boolean also) {
        return tainted || !also ? this : new Value(true, fresh, sites);
    }

    Value stored(boolean shows) {
        return fresh == shows ? this : new Value(tainted, shows, sites);
    }

    Value withSites(Set<Site> more) {
        Set<Site> all = Sites.union(sites, more, MOST_SITES);
        return all.equals(sites) ? this : new Value(tainted, fresh, all);
    }

    Value or(Value other) {
        if (equals(other)) {
            return this;
        }
        Value both = withSites(other.sites).tainted(other.tainted);
        return other.fresh ? both.stored(true) : both;
    }

    Value settled() {
        return fresh ? new Value(true, false, sites) : this;
    }

    Value aged() {
        Set<Site> aged = Sites.aged(sites);
        return aged.equals(sites) ? this : new Value(tainted, fresh, aged);
    }
}
