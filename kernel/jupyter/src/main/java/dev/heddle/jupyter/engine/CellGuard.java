package dev.heddle.jupyter.engine;

import org.jspecify.annotations.Nullable;

/**
 * What the code of cells calls, woven in by {@link CellWeaver}: the stop check in loops that may not end, and the refusal
 * to let a cell end the kernel's process. Public only because cells' classes live in another loader.
 */
public final class CellGuard {
    private static volatile @Nullable Thread stopping;

    private CellGuard() {}

    /** Ends this thread's code if it is the one to be stopped; otherwise one volatile read. */
    public static void check() {
        if (stopping != null) {
            stopIfMeant();
        }
    }

    private static void stopIfMeant() {
        if (stopping == Thread.currentThread()) {
            stopping = null;
            throw new CellStop();
        }
    }

    /** In the place of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}: the kernel stays alive. */
    @SuppressWarnings("DoNotCallSuggester") // meant to be called, by woven code
    public static void exit(int status) {
        throw new ExitRefused(status);
    }

    /** In the place of the same methods of {@link Runtime}. */
    @SuppressWarnings("DoNotCallSuggester")
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }

    /** Asks the code that runs on a thread to stop at its next check, and wakes it if it waits. */
    static void stop(Thread thread) {
        stopping = thread;
        thread.interrupt();
    }

    /** Forgets a request to stop that found nothing left to stop. */
    static void clear(Thread thread) {
        if (stopping == thread) {
            stopping = null;
        }
    }

    /** What a cell sees that asks for the end of the process. */
    public static final class ExitRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        ExitRefused(int status) {
            super("System.exit(" + status + ") would end the kernel and lose every variable, so the cell was stopped"
                    + " instead. To end the kernel use Kernel > Shut Down.");
        }
    }
}
