/** Runs cells of Java in JShell. Knows nothing of Jupyter: it can be tested and used without a socket. */
@NullMarked
package dev.heddle.jupyter.engine;

import org.jspecify.annotations.NullMarked;
