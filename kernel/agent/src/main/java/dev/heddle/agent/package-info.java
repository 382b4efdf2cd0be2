/** Rewrites classes of the JDK in the running JVM, so that they tell the hooks what they do. */
@NullMarked
package dev.heddle.agent;

import org.jspecify.annotations.NullMarked;
