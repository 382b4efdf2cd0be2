/** Jupyter's messages over ZeroMQ: one thread owns every socket, all others hand it what they send. */
@NullMarked
package dev.heddle.jupyter.protocol;

import org.jspecify.annotations.NullMarked;
