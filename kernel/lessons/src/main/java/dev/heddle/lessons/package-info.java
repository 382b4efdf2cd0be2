/** What the notebooks bring for their readers to measure against: servers, data and crowds, all on this machine. */
@NullMarked
package dev.heddle.lessons;

import org.jspecify.annotations.NullMarked;
