package dev.heddle.trace.compare;

import java.io.UncheckedIOException;

/** Looks at the threads of one run. */
@FunctionalInterface
interface Tracer {
    /**
     * Runs a subject once under a recorder; that it fails is told to the subject.
     *
     * @throws UncheckedIOException when there is no trace; says why
     */
    ThreadUse trace(Subject subject) throws Subject.Stopped;
}
