package dev.heddle.jupyter.engine;

import dev.heddle.jupyter.checks.LockedAwait;
import dev.heddle.jupyter.checks.Place;
import dev.heddle.jupyter.engine.CellException.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Says of awaits under {@code synchronized} what is wrong and what to write instead, at each place involved. */
final class LockedAwaitProblems {
    private static final String REASON = """
            \nThe rest may run on another thread: the monitor would stay locked by one that has gone (compare C#'s CS1996).
            Await before or after it. To keep others out meanwhile, use a Semaphore, which no thread owns.""";

    private LockedAwaitProblems() {}

    /**
     * What to report for a cell, its own lines first.
     *
     * @param cell the cell that was to be defined
     */
    static List<Problem> of(List<LockedAwait> found, int cell) {
        return found.stream().flatMap(locked -> of(locked, cell)).toList();
    }

    private static Stream<Problem> of(LockedAwait found, int cell) {
        Place await = found.await();
        Place call = found.call();
        if (found.isDirect()) {
            return Stream.of(at(await, "await in " + found.lock() + REASON));
        }
        if (await.cell() == cell && call.cell() != cell) {
            return Stream.of(
                    at(
                            await,
                            "this await would run in " + found.lock() + " of " + CellSource.label(call.cell())
                                    + REASON),
                    at(call, "from there it is called here"));
        }
        return Stream.of(
                at(call, "this call awaits in " + found.lock() + REASON), at(await, "the await that it leads to"));
    }

    private static Problem at(Place place, String message) {
        return new Problem(place.cell(), place.line(), 0, 0, message);
    }
}
