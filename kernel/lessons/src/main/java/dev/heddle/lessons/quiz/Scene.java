package dev.heddle.lessons.quiz;

import java.util.concurrent.CompletableFuture;

/** What happens in a question's picture: code that begins on an event loop's thread, like a handler of a user interface. */
@FunctionalInterface
interface Scene {
    /** Plays it, until the future that it returns has ended. */
    CompletableFuture<?> play() throws Exception;
}
