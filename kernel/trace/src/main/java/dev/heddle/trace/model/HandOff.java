package dev.heddle.trace.model;

import java.time.Duration;

/**
 * Work that went from one thread to another: submit to start, complete to resume.
 *
 * @param from when it was handed over, since the trace began
 * @param fromThread id of the thread that handed it over
 * @param to when it went on, since the trace began
 * @param toThread id of the thread where it went on
 * @param task id of the task that went, 0 for a bare thread start
 * @param what what happened: {@code Task.run process}, {@code resume loadData}
 */
public record HandOff(Duration from, long fromThread, Duration to, long toThread, long task, String what) {}
