package dev.heddle.jupyter.engine;

import org.jspecify.annotations.Nullable;

/** Code of a cell that is compiled once and runs as often as one likes. Public only because cells' classes implement it. */
@FunctionalInterface
public interface CellBody {
    /**
     * Runs it, on the calling thread.
     *
     * @param n what the code calls {@code n}, if it was given that name
     * @return what the code returned, or the value of its last expression; null for neither
     */
    @Nullable Object run(int n) throws Throwable;
}
