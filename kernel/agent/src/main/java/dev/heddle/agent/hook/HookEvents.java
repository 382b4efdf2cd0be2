package dev.heddle.agent.hook;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The flight recorder events that docs/events.md describes. While none is recorded, each costs one test of a flag. */
final class HookEvents {
    private HookEvents() {}

    @Name("heddle.VirtualThreadStarted")
    @Label("Virtual Thread Started")
    @Description("By the event's own thread")
    @Category("Heddle")
    @Enabled(false)
    static final class VirtualThreadStarted extends Event {
        @Label("Virtual Thread Id")
        long virtualThread;

        @Label("Name")
        @Nullable String name;
    }

    @Name("heddle.PlatformThreadStarted")
    @Label("Platform Thread Started")
    @Description("By the event's own thread, a virtual one")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class PlatformThreadStarted extends Event {
        @Label("Platform Thread Id")
        long platformThread;
    }

    @Name("heddle.VirtualThreadMounted")
    @Label("Virtual Thread Mounted")
    @Description("On the event's own thread, its carrier")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class VirtualThreadMounted extends Event {
        @Label("Virtual Thread Id")
        long virtualThread;

        @Label("End")
        @Description("0 it ended, 1 parks, 2 gives way, 3 waits to enter a monitor, 4 waits in Object.wait")
        byte end;
    }

    @Name("heddle.CarrierResumed")
    @Label("Carrier Resumed")
    @Description("Says nothing: it takes the place of the first event after an unmount, which may be dropped")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class CarrierResumed extends Event {}

    @Name("heddle.VirtualThreadReady")
    @Label("Virtual Thread Ready")
    @Description("The event's own thread lets it go on; it waits for a carrier from now")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class VirtualThreadReady extends Event {
        @Label("Virtual Thread Id")
        long virtualThread;
    }

    @Name("heddle.VirtualThreadParks")
    @Label("Virtual Thread Parks")
    @Description("The event's own thread is about to park; its stack says where")
    @Category("Heddle")
    @Enabled(false)
    static final class VirtualThreadParks extends Event {}

    @Name("heddle.WorkSubmitted")
    @Label("Work Submitted")
    @Description("To an executor, by the event's own thread")
    @Category("Heddle")
    @Enabled(false)
    static final class WorkSubmitted extends Event {
        @Label("Work")
        @Description("The same number as in Work Ran; used again when its object is gone")
        int work;
    }

    @Name("heddle.WorkRefused")
    @Label("Work Refused")
    @Description("The executor did not take what the event's own thread has just handed to it")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class WorkRefused extends Event {
        @Label("Work")
        int work;
    }

    @Name("heddle.WorkRan")
    @Label("Work Ran")
    @Description("On the event's own thread, a worker of an executor")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class WorkRan extends Event {
        @Label("Work")
        int work;
    }

    @Name("heddle.EventQueuePumped")
    @Label("Event Queue Pumped")
    @Description("The event's own thread, of AWT, asked for its next event and, where there was none, waited for it")
    @Category("Heddle")
    @Enabled(false)
    @StackTrace(false)
    static final class EventQueuePumped extends Event {}
}
