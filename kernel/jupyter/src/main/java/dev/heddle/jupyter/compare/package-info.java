/** The magic {@code %%compare} and the picture of a comparison, as an extension that the kernel loads. */
@NullMarked
package dev.heddle.jupyter.compare;

import org.jspecify.annotations.NullMarked;
