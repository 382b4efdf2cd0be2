package dev.heddle.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A value that follows the flow of control over awaits, {@code Task.run} and new threads, whichever thread runs it: C#'s
 * {@code AsyncLocal} (SEMANTICS S3). What an async body or a piece of pool work sets is seen by what it calls and
 * starts afterwards, never by its caller. Any thread may use it.
 *
 * <p>A thread sees what was set where the {@link Thread} object was made, unless it was made without inheritance of
 * thread locals. A thread of a pool that is not ours has the values of whatever happened to make it.
 *
 * @param <T> the type of the value; null is as good as no value
 */
public final class AsyncLocal<T> {
    /** Makes one without a value. */
    public AsyncLocal() {}

    /** The value here, null where none was set. */
    @SuppressWarnings("unchecked") // only set(T) puts one in
    public @Nullable T get() {
        LocalValues values = ThreadState.current().locals();
        return values == null ? null : (T) values.get(this);
    }

    /** Sets the value for the rest of this flow of control and all that it starts. */
    public void set(@Nullable T value) {
        ThreadState here = ThreadState.current();
        here.locals(LocalValues.with(here.locals(), this, value));
    }
}
