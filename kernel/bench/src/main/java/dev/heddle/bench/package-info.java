/** What the task library costs, beside what else Java and Kotlin offer for the same: {@code ./heddle bench}. */
@NullMarked
package dev.heddle.bench;

import org.jspecify.annotations.NullMarked;
