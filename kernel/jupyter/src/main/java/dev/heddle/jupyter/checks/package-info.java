/** What a cell's bytecode is asked before any of it runs: does code await while it holds a monitor (SEMANTICS A10)? */
@NullMarked
package dev.heddle.jupyter.checks;

import org.jspecify.annotations.NullMarked;
