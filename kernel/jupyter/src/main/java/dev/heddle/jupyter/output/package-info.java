/** What cells print, brought to the cell that printed it, from whatever thread and at whatever time. */
@NullMarked
package dev.heddle.jupyter.output;

import org.jspecify.annotations.NullMarked;
