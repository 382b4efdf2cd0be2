/** C#'s {@code async}/{@code await}, {@code Task.Run} and synchronization contexts, with their exact semantics. */
@NullMarked
package dev.heddle.tasks;

import org.jspecify.annotations.NullMarked;
