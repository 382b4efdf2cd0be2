package dev.heddle.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events a trace is made of, and which of their fields it keeps. All else is dropped while a recording is read.
 *
 * <p>Of Heddle's own events all fields are kept.
 */
final class EventFields {
    private static final Map<String, List<String>> OF_THE_JDK = Map.ofEntries(
            Map.entry("jdk.ThreadStart", List.of("parentThread")),
            Map.entry("jdk.ThreadEnd", List.of()),
            Map.entry("jdk.VirtualThreadStart", List.of()),
            Map.entry("jdk.VirtualThreadEnd", List.of()),
            Map.entry("jdk.VirtualThreadPinned", List.of("pinnedReason")),
            Map.entry("jdk.VirtualThreadSubmitFailed", List.of()),
            Map.entry("jdk.ThreadSleep", List.of("time")),
            Map.entry("jdk.ThreadPark", List.of("parkedClass")),
            Map.entry("jdk.JavaMonitorWait", List.of("monitorClass")),
            Map.entry("jdk.JavaMonitorEnter", List.of("monitorClass", "previousOwner")),
            Map.entry("jdk.SocketRead", List.of("host", "address", "port")),
            Map.entry("jdk.SocketWrite", List.of("host", "address", "port")),
            Map.entry("jdk.FileRead", List.of("path")),
            Map.entry("jdk.FileWrite", List.of("path")),
            Map.entry("jdk.FileForce", List.of("path")),
            Map.entry("jdk.ExecutionSample", List.of()),
            Map.entry("jdk.ThreadCPULoad", List.of("user", "system")),
            Map.entry("jdk.CPUInformation", List.of("hwThreads")),
            Map.entry("jdk.ContainerConfiguration", List.of("effectiveCpuCount")),
            Map.entry("jdk.ActiveSetting", List.of("id", "name", "value")),
            Map.entry("jdk.DataLoss", List.of("amount")));

    /** Short ones of these are the first to go when there are too many events. */
    private static final Set<String> WAITS = Set.of(
            "jdk.ThreadSleep",
            "jdk.ThreadPark",
            "jdk.JavaMonitorWait",
            "jdk.JavaMonitorEnter",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.VirtualThreadPinned");

    private static final Map<String, String> SUBJECTS = Map.of(
            TraceEvents.LOCK_WAIT,
            "thread",
            KnownFacts.BLOCKED_OPEN,
            "thread",
            "jdk.ThreadStart",
            "thread",
            "jdk.ThreadEnd",
            "thread",
            "heddle.Traced",
            "thread",
            TraceEvents.LOOK,
            "thread",
            "heddle.ThreadCpu",
            "thread",
            "heddle.ThreadQuiet",
            "thread",
            UnfinishedSteps.OPEN,
            "thread",
            "jdk.ExecutionSample",
            "sampledThread");

    private static final String UNPLACED = "Unplaced";

    private EventFields() {}

    /** What an event tells of: the same, whether it came with its stack or, among very many, without. */
    static String kind(String type) {
        return EventShape.isOwn(type) && type.endsWith(UNPLACED)
                ? type.substring(0, type.length() - UNPLACED.length())
                : type;
    }

    static boolean isKept(String type) {
        return (EventShape.isOwn(type) && !type.equals("heddle.CarrierResumed")) || OF_THE_JDK.containsKey(type);
    }

    static boolean isWait(String type) {
        return WAITS.contains(type);
    }

    /** The field that names the thread that an event of this type is about. */
    static String subject(String type) {
        return SUBJECTS.getOrDefault(type, "eventThread");
    }

    /** The fields kept of an event of the JDK; an older JDK may not have them all. */
    static List<String> ofTheJdk(String type) {
        return OF_THE_JDK.getOrDefault(type, List.of());
    }
}
