/** What the notebooks bring for their readers to measure against; no cell needs it otherwise. */
@NullMarked
package dev.heddle.jupyter.lessons;

import org.jspecify.annotations.NullMarked;
