package dev.heddle.trace.flow;

/**
 * Where a value was made: what is made at one place is not told apart, but for the side of the first await.
 *
 * @param place the instruction, by its index; a parameter's slot counts down from -1
 * @param old it was made before the first await gave its result
 */
record Site(int place, boolean old) {
    /** Stands for all places. */
    static final Site ANY = new Site(Integer.MIN_VALUE, true);

    static Site ofParameter(int slot) {
        return new Site(-1 - slot, true);
    }

    boolean isParameter() {
        return place < 0 && !equals(ANY);
    }

    Site aged() {
        return old ? this : new Site(place, true);
    }
}
