package dev.heddle.jupyter.magics;

import java.time.Duration;
import java.util.OptionalLong;

/** Hears about downloads that make a person wait: over two seconds, then twice a second at most. */
@FunctionalInterface
public interface DownloadProgress {
    /** Says nothing. */
    DownloadProgress SILENT = (file, receivedBytes, sizeInBytes, elapsed) -> {};

    /**
     * One download goes on; called by the threads that download, never by two at a time.
     *
     * @param file its name without directories
     * @param sizeInBytes empty when the server does not say
     * @param elapsed since the resolution began
     */
    void downloading(String file, long receivedBytes, OptionalLong sizeInBytes, Duration elapsed);
}
