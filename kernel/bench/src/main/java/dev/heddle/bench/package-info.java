/** What the task library costs, beside what else Java and Kotlin offer for the same, and what tracing costs: {@code ./heddle bench}. */
@NullMarked
package dev.heddle.bench;

import org.jspecify.annotations.NullMarked;
