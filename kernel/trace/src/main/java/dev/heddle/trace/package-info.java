/**
 * Records what threads and tasks do, from JDK Flight Recorder: the library's entry points.
 *
 * <p><b>Exact</b> are sleeps, parks, monitors, socket and file operations that begin and end within a recording, starts
 * and ends of threads, and whatever the task library tells (docs/events.md). <b>Sampled</b>, every 10 ms or as often as a
 * busy machine allows, are waits that have no event: those that began before the recording or are not over at its end
 * (JFR writes a wait only when it ends, if it was on when it began), native waits such as selectors and {@code accept},
 * and waits for a core. A thread of which nothing else is known was running.
 *
 * <p><b>Not to be seen</b> without an agent: when a virtual thread mounts and unmounts and on which carrier, that it is
 * parked or waits for a monitor (only that it cannot run while no carrier does), its CPU time, and who started it. Of a
 * task's step that is not over at the trace's end there is no event: its row shows what it was doing before.
 *
 * <p><b>In recordings made elsewhere</b> ({@link dev.heddle.trace.ThreadTrace#read}) short waits have no events and nobody
 * sampled quiet threads, so a silence says nothing: where no event says what a thread did, its state is {@code UNKNOWN},
 * which is drawn as nothing. It ran half a sampling period before and after each sample of it.
 */
@NullMarked
package dev.heddle.trace;

import org.jspecify.annotations.NullMarked;
