/** A trace in the formats of other programs: Perfetto's for its timeline and SQL, JSON for everything else. */
@NullMarked
package dev.heddle.trace.export;

import org.jspecify.annotations.NullMarked;
