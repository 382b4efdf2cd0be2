/**
 * Problems that a trace shows: one {@link dev.heddle.trace.finding.Rule} each, which reads {@link
 * dev.heddle.trace.finding.Facts} and knows neither recordings nor views.
 */
@NullMarked
package dev.heddle.trace.finding;

import org.jspecify.annotations.NullMarked;
