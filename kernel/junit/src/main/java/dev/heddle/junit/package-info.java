/**
 * Traces JUnit tests: {@link dev.heddle.junit.Traced} gives a test the trace of what its threads did,
 * {@link dev.heddle.junit.TraceAssertions} says what it should have been, and a test that fails leaves its picture beside
 * the build's reports.
 */
@NullMarked
package dev.heddle.junit;

import org.jspecify.annotations.NullMarked;
