/** Times and names as people read them. */
@NullMarked
package dev.heddle.trace.text;

import org.jspecify.annotations.NullMarked;
