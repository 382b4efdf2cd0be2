/** The magics of cells: how they are read, and those that the kernel brings. */
@NullMarked
package dev.heddle.jupyter.magics;

import org.jspecify.annotations.NullMarked;
