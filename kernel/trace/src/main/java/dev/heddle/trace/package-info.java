/** Records what threads and tasks do, from JDK Flight Recorder: the library's entry points. */
@NullMarked
package dev.heddle.trace;

import org.jspecify.annotations.NullMarked;
