package dev.heddle.jupyter;

/** What every notebook may use without importing it. A cell that declares one of these names simply hides it. */
final class Prelude {
    static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.net.http.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            import java.util.stream.*;
            import org.apache.commons.lang3.*;
            import org.apache.commons.lang3.time.*;
            import dev.heddle.jupyter.charts.LineChart;
            import dev.heddle.lessons.*;
            import dev.heddle.tasks.*;
            import dev.heddle.trace.*;
            import dev.heddle.trace.compare.Compare;
            import dev.heddle.trace.compare.Comparison;
            import dev.heddle.trace.model.*;
            import static dev.heddle.tasks.Async.*;
            import static dev.heddle.jupyter.Notebook.*;
            import static dev.heddle.lessons.exercise.Exercises.*;
            import static dev.heddle.lessons.quiz.Quiz.*;
            """;

    private Prelude() {}
}
