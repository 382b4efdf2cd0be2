package dev.heddle.bench;

/** What {@code ./heddle bench} runs. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args);
    }
}
