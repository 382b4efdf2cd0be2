package dev.heddle.bench;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** All benchmarks of one class, the quickest first. */
record JmhGroup(Class<? extends Benchmarks> benchmarks) implements Group {
    private static final List<String> HEADS = List.of("", "ns", "from", "to", "bytes");

    /** {@code round-trip} for {@code RoundTripBenchmark}. */
    @Override
    public String name() {
        return benchmarks
                .getSimpleName()
                .replaceFirst("Benchmark$", "")
                .replaceAll("(?<=.)(?=\\p{Upper})", "-")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Table measure(Effort effort) throws Exception {
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmarks.getName()) + "\\.")
                .addProfiler(GCProfiler.class)
                .forks(effort.forks)
                .warmupIterations(effort.warmups)
                .warmupTime(TimeValue.milliseconds(effort.millis))
                .measurementIterations(effort.iterations)
                .measurementTime(TimeValue.milliseconds(effort.millis))
                .verbosity(effort == Effort.SMOKE ? VerboseMode.SILENT : VerboseMode.NORMAL)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        List<List<String>> rows = results.stream()
                .sorted(Comparator.comparingDouble(JmhGroup::median))
                .map(JmhGroup::row)
                .toList();
        return new Table(HEADS, rows, "Median, least and most of the measured iterations: " + effort + ".");
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static List<String> row(RunResult result) {
        Statistics nanos = result.getPrimaryResult().getStatistics();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return List.of(
                label(result.getParams()),
                Table.figure(nanos.getPercentile(50)),
                Table.figure(nanos.getMin()),
                Table.figure(nanos.getMax()),
                bytes == null ? "" : String.format(Locale.ROOT, "%,.0f", bytes.getScore()));
    }

    /** Of the value of its parameter, or else of the method. */
    private static String label(BenchmarkParams params) {
        try {
            String pool = params.getParam("pool");
            AnnotatedElement named = pool != null ? Pool.class.getField(pool) : method(params.getBenchmark());
            return Table.label(named);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(String benchmark) throws ReflectiveOperationException {
        int dot = benchmark.lastIndexOf('.');
        String name = benchmark.substring(dot + 1);
        return Arrays.stream(declaring(benchmark.substring(0, dot)).getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Not initialised: that is for the measured JVMs, which have flags that this one has not. */
    private static Class<?> declaring(String name) throws ClassNotFoundException {
        return Class.forName(name, false, JmhGroup.class.getClassLoader());
    }
}
