/** The self-test: questions drawn from all notebooks, some about a picture that is measured when it is shown. */
@NullMarked
package dev.heddle.lessons.quiz;

import org.jspecify.annotations.NullMarked;
