/**
 * Records what threads and tasks do, from JDK Flight Recorder: the library's entry points.
 *
 * <p><b>Exact</b> are sleeps, parks, monitors, socket and file operations that begin and end within a recording, starts
 * and ends of threads, and whatever the task library tells (docs/events.md). <b>Sampled</b>, every 10 ms or as often as a
 * busy machine allows, are waits that have no event: those that began before the recording or are not over at its end
 * (JFR writes a wait only when it ends, if it was on when it began), native waits such as selectors and {@code accept},
 * and waits for a core. A thread of which nothing else is known was running.
 *
 * <p><b>With the agent</b> (docs/how-it-works.md) also exact: when a virtual thread is mounted and on which carrier, when it
 * waits and when it waits for a carrier only, who started and who woke it, and where work of the JDK's executors was handed
 * over and ran. <b>Without it</b> all that cannot be seen, only that no virtual thread runs while no carrier does.
 *
 * <p><b>Not to be seen:</b> a virtual thread's CPU time, so that while mounted it counts as running; where {@code fork} and
 * dependents of a {@code CompletableFuture} that run within the call that completes it came from. Of a task's step that is not
 * over at the trace's end there is no event: its row shows what it was doing before. A virtual thread that is still mounted
 * then is known to run from its first sign of life since.
 *
 * <p><b>In recordings made elsewhere</b> ({@link dev.heddle.trace.ThreadTrace#read}) short waits have no events and nobody
 * sampled quiet threads, so a silence says nothing: where no event says what a thread did, its state is {@code UNKNOWN},
 * which is drawn as nothing. It ran half a sampling period before and after each sample of it.
 */
@NullMarked
package dev.heddle.trace;

import org.jspecify.annotations.NullMarked;
