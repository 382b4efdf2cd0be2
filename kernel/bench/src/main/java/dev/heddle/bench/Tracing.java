package dev.heddle.bench;

import dev.heddle.trace.TraceOptions;
import dev.heddle.trace.model.Place;
import java.util.List;

/** How the benchmarks trace. */
final class Tracing {
    /** How the names of those threads begin that measure: no trace shows them. */
    static final String OWN = "bench-own-";

    /** Takes the benchmarks for the user's code, which the tracer's own idea of it leaves out. */
    static final TraceOptions OPTIONS = TraceOptions.titled("bench")
            .placing((type, method, line) ->
                    type.startsWith("dev.heddle.bench.") ? new Place("Bench.java", line, method) : null)
            .ignoring((name, group) -> name.startsWith(OWN));

    /** Flags of the JVMs that are measured: the system's clock of CPU time is asked. */
    static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED");

    private Tracing() {}
}
