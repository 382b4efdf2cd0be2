/** How a failed cell is shown: what happened, where in which cell, and nothing of the kernel's own insides. */
@NullMarked
package dev.heddle.jupyter.errors;

import org.jspecify.annotations.NullMarked;
