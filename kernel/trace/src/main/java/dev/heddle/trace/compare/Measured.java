package dev.heddle.trace.compare;

import dev.heddle.trace.finding.Finding;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one variant, at one size where there are sizes.
 *
 * @param variant its name
 * @param size what {@link Compare#at} gave it, 0 when there are no sizes
 * @param warmUpRuns runs before the first measured one, the traced one among them
 * @param settled whether its times had settled when the measuring began
 * @param samples in order of time
 * @param time how long one run takes, null when it was not measured
 * @param use of threads, null when no run was traced
 * @param result what its first run returned, a future's value in place of the future
 * @param failure what it threw, null when it did not; it was then measured no more
 * @param place where it threw, such as {@code In[3]:5}, empty when it is not known
 */
public record Measured(
        String variant,
        int size,
        long warmUpRuns,
        boolean settled,
        List<Sample> samples,
        @Nullable TimeInterval time,
        @Nullable ThreadUse use,
        @Nullable Object result,
        @Nullable Throwable failure,
        String place) {
    /** The JVM tells the CPU time of a process in hundredths of a second; less than this much is not worth a figure. */
    private static final Duration TELLING_CPU = Duration.ofMillis(50);

    public Measured {
        samples = List.copyOf(samples);
    }

    /** What is wrong with the traced run, the worst first; empty when no run was traced. */
    public List<Finding> findings() {
        return use == null ? List.of() : use.trace().findings();
    }

    /** Measured runs, of all samples. */
    public long runs() {
        return samples.stream().mapToLong(Sample::runs).sum();
    }

    /**
     * CPU time per run, of the whole process: the JIT compiler and the garbage collector are in it, and whatever else ran.
     * Zero when nothing was measured.
     */
    public Duration cpu() {
        return perRun(totalCpu());
    }

    /** Whether so little CPU time was used in all that {@link #cpu} is only a guess: the JVM's clock for it is coarse. */
    public boolean isCpuTooLittleToTell() {
        return totalCpu().compareTo(TELLING_CPU) < 0;
    }

    /** More CPU time than a run uses, where {@link #isCpuTooLittleToTell}. */
    public Duration cpuBound() {
        return perRun(TELLING_CPU);
    }

    /** Bytes allocated per run by all threads of the process, the median of the samples; 0 when nothing was measured. */
    public long allocatedBytes() {
        return samples.isEmpty()
                ? 0
                : Math.round(Ranks.of(samples.stream()
                                .mapToDouble(Sample::bytesPerRun)
                                .toArray())
                        .median());
    }

    private Duration totalCpu() {
        return samples.stream().map(Sample::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration perRun(Duration total) {
        long runs = runs();
        return runs == 0 ? Duration.ZERO : Duration.ofNanos(Math.round((double) total.toNanos() / runs));
    }
}
