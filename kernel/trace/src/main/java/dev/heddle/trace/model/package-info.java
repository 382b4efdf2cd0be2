/** What a recording says: threads, tasks, slices and hand-offs on one time axis. Immutable; knows no view. */
@NullMarked
package dev.heddle.trace.model;

import org.jspecify.annotations.NullMarked;
