/** What every view of a trace shares: the line of figures, durations in words, text made safe to show. */
@NullMarked
package dev.heddle.trace.view;

import org.jspecify.annotations.NullMarked;
