package dev.heddle.jupyter;

/** Is told of every cell that runs; on the cells' thread. */
@FunctionalInterface
public interface CellObserver {
    /** Sees nothing. */
    CellObserver NONE = cell -> () -> {};

    /**
     * A cell begins to run; what this returns is closed when it has ended. Neither may throw or take long.
     *
     * @param cell its execution count
     */
    Run begins(int cell);

    /** One run of a cell. */
    interface Run extends AutoCloseable {
        @Override
        void close();
    }
}
