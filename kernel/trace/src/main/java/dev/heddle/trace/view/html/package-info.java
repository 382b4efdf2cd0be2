/** A trace as a picture: one self-contained fragment of HTML with SVG inside, for a notebook or a web page. */
@NullMarked
package dev.heddle.trace.view.html;

import org.jspecify.annotations.NullMarked;
