package dev.heddle.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Execution;

/** Runs samples as a build does, with a directory for their pictures. */
record Run(EngineExecutionResults results, Path reports) {
    static Run of(Path reports, Class<?>... samples) {
        return of(reports, false, samples);
    }

    static Run of(Path reports, boolean parallel, Class<?>... samples) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(samples)
                        .map(sample -> selectClass(sample))
                        .toArray(org.junit.platform.engine.discovery.ClassSelector[]::new))
                .configurationParameter(ReportsDirectory.PARAMETER, reports.toString());
        if (parallel) {
            kit.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                    .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        }
        return new Run(kit.execute(), reports);
    }

    /** Why the test failed whose id or name holds this text. */
    Throwable failure(String test) {
        List<Throwable> failures = results.testEvents().executions().failed().stream()
                .filter(execution -> isOf(test, execution))
                .map(Execution::getTerminationInfo)
                .map(ended -> ended.getExecutionResult().getThrowable().orElseThrow())
                .toList();
        if (failures.size() != 1) {
            throw new AssertionError(failures.size() + " failures of " + test + ": " + failures);
        }
        return failures.getFirst();
    }

    private static boolean isOf(String test, Execution execution) {
        return execution.getTestDescriptor().getUniqueId().toString().contains(test)
                || execution.getTestDescriptor().getDisplayName().contains(test);
    }

    /** How many tests ended so. */
    long count(TestExecutionResult.Status status) {
        return results.testEvents().executions().finished().stream()
                .filter(execution ->
                        execution.getTerminationInfo().getExecutionResult().getStatus() == status)
                .count();
    }

    /** The pictures' names, in order. */
    List<String> pictures() throws IOException {
        if (!Files.exists(reports)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(reports)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    String picture(String name) throws IOException {
        return Files.readString(reports.resolve(name));
    }

    List<String> entries() {
        return results.testEvents().reportingEntryPublished().stream()
                .map(Event::getPayload)
                .map(payload -> payload.orElseThrow().toString())
                .toList();
    }
}
