/** Traces held against what is known to have happened, and against what must hold whatever happened. */
@NullMarked
package dev.heddle.agent.truth;

import org.jspecify.annotations.NullMarked;
