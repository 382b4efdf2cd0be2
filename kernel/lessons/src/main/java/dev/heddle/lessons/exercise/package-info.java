/** Exercises: what is asked, how an answer is judged by its trace, and who has solved what. */
@NullMarked
package dev.heddle.lessons.exercise;

import org.jspecify.annotations.NullMarked;
