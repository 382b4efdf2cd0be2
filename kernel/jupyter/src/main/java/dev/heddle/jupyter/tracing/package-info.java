/** The thread-tracing helpers, as an extension that any kernel of the base library can load. */
@NullMarked
package dev.heddle.jupyter.tracing;

import org.jspecify.annotations.NullMarked;
