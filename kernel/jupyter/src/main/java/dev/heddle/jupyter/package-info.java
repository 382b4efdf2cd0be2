/** The Jupyter kernel: connects the protocol, the JShell engine, the magics and the tracer. */
@NullMarked
package dev.heddle.jupyter;

import org.jspecify.annotations.NullMarked;
