package dev.heddle.tasks;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The context of the AWT event dispatch thread, on which Swing lives (SEMANTICS S5). Works headless too; AWT is loaded
 * only with this class.
 *
 * <p>It is current in whatever is {@linkplain #post posted} or {@linkplain #send sent} to it. An event listener runs
 * without it, until {@link #install()} has been called once: then it is current in everything on that thread.
 */
public final class SwingContext extends SynchronizationContext {
    private static final SwingContext INSTANCE = new SwingContext();
    private static final AtomicBoolean INSTALLED = new AtomicBoolean();

    /** As seen last: AWT ends its thread when there is nothing on the screen, and makes another. */
    private volatile @Nullable Thread thread;

    private SwingContext() {}

    /** The one there is. */
    public static SwingContext get() {
        return INSTANCE;
    }

    /**
     * Makes it current in all that the event dispatch thread does from now on, so that an async body which is started by a
     * listener returns there. Any thread may call, also more than once.
     */
    public static void install() {
        if (INSTALLED.compareAndSet(false, true)) {
            Toolkit.getDefaultToolkit().getSystemEventQueue().push(new EventQueue() {
                @Override
                protected void dispatchEvent(AWTEvent event) {
                    INSTANCE.runHere(() -> super.dispatchEvent(event));
                }
            });
        }
    }

    @Override
    public void post(Runnable work) {
        EventQueue.invokeLater(() -> runHere(work));
    }

    /** Runs work on the event dispatch thread and holds the calling one until it has ended; at once if it is that thread. */
    @Override
    public void send(Runnable work) {
        if (EventQueue.isDispatchThread()) {
            runHere(work);
        } else {
            super.send(work);
        }
    }

    private void runHere(Runnable work) {
        try (var _ = SynchronizationContext.install(this)) {
            thread = ThreadState.current().thread;
            work.run();
        }
    }

    @Override
    public @Nullable Thread thread() {
        return thread;
    }

    /** That thread's name in traces. */
    @Override
    public String name() {
        Thread known = thread;
        return known == null ? "AWT-EventQueue" : known.getName();
    }
}
