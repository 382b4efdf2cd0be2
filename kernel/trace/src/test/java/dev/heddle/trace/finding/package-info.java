/** Facts made by hand, and what is found in them. */
@NullMarked
package dev.heddle.trace.finding;

import org.jspecify.annotations.NullMarked;
