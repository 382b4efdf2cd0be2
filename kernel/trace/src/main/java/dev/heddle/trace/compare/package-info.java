/**
 * The same work done in several ways, measured side by side: {@link dev.heddle.trace.compare.Compare} measures,
 * {@link dev.heddle.trace.compare.Comparison} says what came of it. docs/compare.md says how, and what it cannot know.
 */
@NullMarked
package dev.heddle.trace.compare;

import org.jspecify.annotations.NullMarked;
