/** Charts of figures that a cell measured, in the page's colours. */
@NullMarked
package dev.heddle.jupyter.charts;

import org.jspecify.annotations.NullMarked;
