package dev.heddle.tasks;

import java.util.concurrent.CompletableFuture;

/** What a body awaits that somebody else will continue by {@link AsyncTask#continueHere()}. Never complete. */
abstract class YieldPoint extends CompletableFuture<Void> {
    /** The body is suspended, its frames off the thread; false to have it go on at once. */
    abstract boolean suspended();
}
