package dev.heddle.jupyter.engine;

import java.util.Collection;
import java.util.Optional;

/** The magics that there are at the moment; any thread may ask. */
public interface KnownMagics {
    /** Their names as they are written, e.g. {@code "%maven"} and {@code "%%trace"}. */
    Collection<String> names();

    /** What is known about the one of this name, empty when it is not described. */
    Optional<Magic> find(String name);
}
