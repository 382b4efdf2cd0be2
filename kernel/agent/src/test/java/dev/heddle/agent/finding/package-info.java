/** Programs with and without problems, and what is found in their traces. */
@NullMarked
package dev.heddle.agent.finding;

import org.jspecify.annotations.NullMarked;
