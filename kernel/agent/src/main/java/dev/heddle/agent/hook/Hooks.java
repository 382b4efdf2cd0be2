package dev.heddle.agent.hook;

import dev.heddle.agent.hook.HookEvents.CarrierResumed;
import dev.heddle.agent.hook.HookEvents.EventQueuePumped;
import dev.heddle.agent.hook.HookEvents.PlatformThreadStarted;
import dev.heddle.agent.hook.HookEvents.VirtualThreadMounted;
import dev.heddle.agent.hook.HookEvents.VirtualThreadParks;
import dev.heddle.agent.hook.HookEvents.VirtualThreadReady;
import dev.heddle.agent.hook.HookEvents.VirtualThreadStarted;
import dev.heddle.agent.hook.HookEvents.WorkRan;
import dev.heddle.agent.hook.HookEvents.WorkRefused;
import dev.heddle.agent.hook.HookEvents.WorkSubmitted;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Called from within the JDK, also between two states of a virtual thread: nothing here may park, lock or throw. Whether an
 * event is recorded is asked of one object of its class that is never committed, so that nothing is made where it is not.
 */
public final class Hooks {
    private static final VirtualThreadStarted STARTED = new VirtualThreadStarted();
    private static final PlatformThreadStarted PLATFORM_STARTED = new PlatformThreadStarted();
    private static final VirtualThreadMounted MOUNTED = new VirtualThreadMounted();
    private static final VirtualThreadReady READY = new VirtualThreadReady();
    private static final VirtualThreadParks PARKS = new VirtualThreadParks();
    private static final WorkSubmitted SUBMITTED = new WorkSubmitted();
    private static final WorkRefused REFUSED = new WorkRefused();
    private static final WorkRan RAN = new WorkRan();
    private static final EventQueuePumped PUMPED = new EventQueuePumped();

    /** Whose work is virtual threads, which have events of their own. Learnt at the first mount. */
    private static @Nullable ForkJoinPool scheduler;

    private static MountEnds ends = MountEnds.UNKNOWN;

    private Hooks() {}

    /** Called once, before anything is rewritten: no class must be loaded or event type be registered within a mount. */
    public static void prepare(MountEnds mountEnds) {
        ends = mountEnds;
        MOUNTED.isEnabled();
        RAN.isEnabled();
        workEnds(workBegins(ends));
    }

    /** A thread is about to start a virtual one. */
    public static void starts(Thread virtual) {
        if (STARTED.isEnabled()) {
            var event = new VirtualThreadStarted();
            event.virtualThread = virtual.threadId();
            event.name = virtual.getName();
            event.commit();
        }
    }

    /** A thread is about to start a platform thread: of a virtual one the JVM's own event names the carrier instead. */
    public static void startsPlatform(Thread platform) {
        if (PLATFORM_STARTED.isEnabled() && Thread.currentThread().isVirtual()) {
            var event = new PlatformThreadStarted();
            event.platformThread = platform.threadId();
            event.commit();
        }
    }

    /** The current thread, a carrier, is about to mount a virtual one; gives what {@link #unmounted} takes. */
    public static @Nullable Object mounting() {
        if (scheduler == null && Thread.currentThread() instanceof ForkJoinWorkerThread carrier) {
            scheduler = carrier.getPool();
        }
        if (!MOUNTED.isEnabled()) {
            return null;
        }
        var event = new VirtualThreadMounted();
        event.begin();
        return event;
    }

    /**
     * The current thread has unmounted a virtual one, whose own field {@code state} says why.
     *
     * <p>JFR (JDK 25) drops the first event that a carrier commits after the virtual thread on it has committed one. So
     * another goes before, which says nothing.
     */
    public static void unmounted(@Nullable Object mounting, Thread virtual, int state) {
        if (mounting instanceof VirtualThreadMounted event) {
            event.virtualThread = virtual.threadId();
            event.end = ends.of(state);
            new CarrierResumed().commit();
            event.commit();
        }
    }

    /** A virtual thread is handed to the scheduler. */
    public static void ready(Thread virtual) {
        if (READY.isEnabled()) {
            var event = new VirtualThreadReady();
            event.virtualThread = virtual.threadId();
            event.commit();
        }
    }

    /** The current, virtual, thread is about to park, unless it need not. */
    public static void parks() {
        if (PARKS.isEnabled()) {
            new VirtualThreadParks().commit();
        }
    }

    /** Work is handed to an executor. */
    @SuppressWarnings("ReferenceEquality") // the very pool
    public static void submitted(Object executor, Object work) {
        if (SUBMITTED.isEnabled() && executor != scheduler) {
            var event = new WorkSubmitted();
            event.work = System.identityHashCode(work);
            event.commit();
        }
    }

    /** The executor does not take the work that the current thread has just handed to it: it throws, or does as its handler says. */
    @SuppressWarnings("ReferenceEquality") // the very pool
    public static void refused(Object executor, Object work) {
        if (REFUSED.isEnabled() && executor != scheduler) {
            var event = new WorkRefused();
            event.work = System.identityHashCode(work);
            event.commit();
        }
    }

    /** The current thread is about to run a fork-join task; gives what {@link #workEnds} takes. */
    @SuppressWarnings("ReferenceEquality") // the very pool
    public static @Nullable Object forkJoinBegins(Object work) {
        boolean carries =
                Thread.currentThread() instanceof ForkJoinWorkerThread worker && worker.getPool() == scheduler;
        return carries ? null : workBegins(work);
    }

    /** The current thread is about to run work of an executor; gives what {@link #workEnds} takes. */
    public static @Nullable Object workBegins(Object work) {
        if (!RAN.isEnabled()) {
            return null;
        }
        var event = new WorkRan();
        event.work = System.identityHashCode(work);
        event.begin();
        return event;
    }

    /** The current thread has run it. */
    public static void workEnds(@Nullable Object begun) {
        if (begun instanceof WorkRan event) {
            event.commit();
        }
    }

    /** The current thread, of AWT, asks its queue for the next event; gives what {@link #pumped} takes. */
    public static @Nullable Object pumps(Object queue) {
        return PUMPED.isEnabled() ? begun() : null;
    }

    /** It has one. Where nobody recorded when it asked, the event tells at least that another begins now. */
    public static void pumped(@Nullable Object asked) {
        if (PUMPED.isEnabled()) {
            (asked instanceof EventQueuePumped event ? event : begun()).commit();
        }
    }

    private static EventQueuePumped begun() {
        var event = new EventQueuePumped();
        event.begin();
        return event;
    }
}
