package dev.heddle.bench;

/** How thoroughly to measure. */
enum Effort {
    /** For the table: about 50 minutes in all. */
    FULL(2, 5, 5, 1000),
    /** To see where one stands. */
    QUICK(1, 3, 3, 1000),
    /** To see that it works at all: in the same JVM. */
    SMOKE(0, 0, 1, 10);

    final int forks;
    final int warmups;
    final int iterations;
    final int millis;

    Effort(int forks, int warmups, int iterations, int millis) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
        this.millis = millis;
    }

    /** How many JVMs to run where none but another will do. */
    int jvms() {
        return Math.max(1, forks);
    }

    @Override
    public String toString() {
        return "%d JVM%s, each %d × %s s to warm up and %d × %4$s s measured"
                .formatted(forks, forks == 1 ? "" : "s", warmups, seconds(), iterations);
    }

    private String seconds() {
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
    }
}
