/** The little HTML that the kernel writes itself. */
@NullMarked
package dev.heddle.jupyter.html;

import org.jspecify.annotations.NullMarked;
