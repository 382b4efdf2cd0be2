package dev.heddle.trace;

import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;

/** Which events a trace records. */
final class RecordingSettings {
    static final Duration SAMPLING = Duration.ofMillis(10);

    /** Emitted by the JVM's own code with a stack: without one the place of a wait would be unknown. */
    private static final List<String> WITH_STACK = List.of(
            "jdk.ThreadStart",
            "jdk.ThreadSleep",
            "jdk.ThreadPark",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.VirtualThreadPinned",
            "jdk.VirtualThreadSubmitFailed",
            "heddle.TaskCreated",
            "heddle.TaskStep",
            "heddle.TaskBlocked",
            "heddle.VirtualThreadStarted",
            "heddle.VirtualThreadParks",
            "heddle.WorkSubmitted");

    private static final List<String> WITHOUT_STACK = List.of(
            "jdk.ThreadEnd",
            "jdk.VirtualThreadStart",
            "jdk.VirtualThreadEnd",
            "jdk.DataLoss",
            "heddle.TaskCreatedUnplaced",
            "heddle.TaskStepUnplaced",
            UnfinishedSteps.OPEN,
            "heddle.TaskQueued",
            "heddle.TaskCompleted",
            "heddle.TaskUnobserved",
            KnownFacts.BLOCKED_OPEN,
            Waits.CONTEXT_PUMPED,
            "heddle.PlatformThreadStarted",
            "heddle.VirtualThreadMounted",
            "heddle.VirtualThreadReady",
            "heddle.CarrierResumed",
            "heddle.WorkRefused",
            "heddle.WorkRan",
            Waits.EVENT_QUEUE_PUMPED,
            "heddle.Traced",
            TraceEvents.WORK_AFTER,
            TraceEvents.LOOK,
            "heddle.ThreadCpu",
            "heddle.ThreadQuiet",
            TraceEvents.LOCK_WAIT);

    /** The JDK drops some of these when there are many. */
    private static final List<String> THROTTLED =
            List.of("jdk.SocketRead", "jdk.SocketWrite", "jdk.FileRead", "jdk.FileWrite");

    private RecordingSettings() {}

    static void apply(Recording recording) {
        for (String event : WITH_STACK) {
            recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
        }
        for (String event : WITHOUT_STACK) {
            recording.enable(event).withThreshold(Duration.ZERO).withoutStackTrace();
        }
        for (String event : THROTTLED) {
            recording.enable(event).with("throttle", "off");
        }
        recording.enable("jdk.ExecutionSample").withPeriod(SAMPLING);
        recording.setToDisk(true);
    }
}
