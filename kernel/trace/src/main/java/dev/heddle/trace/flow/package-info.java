/** Says from bytecode whether what one await gives is needed to start what the next one waits for. */
@NullMarked
package dev.heddle.trace.flow;

import org.jspecify.annotations.NullMarked;
