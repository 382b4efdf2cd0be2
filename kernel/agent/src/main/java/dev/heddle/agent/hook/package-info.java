/**
 * What the rewritten classes of the JDK call: it turns each call into a flight recorder event. Loaded by the boot loader,
 * which alone the JDK's classes see; depends on nothing but {@code java.base} and {@code jdk.jfr}.
 */
@NullMarked
package dev.heddle.agent.hook;

import org.jspecify.annotations.NullMarked;
