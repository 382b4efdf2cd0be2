package dev.heddle.trace.compare;

import dev.heddle.trace.TracedBody;
import dev.heddle.trace.TracedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same work in several ways, to be measured side by side: {@code Compare.of("async", () -> …, "Task.run", () -> …).run()}.
 * Where a variant returns a future, the measured run includes the wait for it.
 *
 * <p>Immutable: each setting gives another object. Bodies run on the thread that calls {@link #run}, one at a time. Where a
 * lambda of a size that is a single call could return a value or not, write its parameter's type: {@code (int n) -> work(n)}.
 */
@SuppressWarnings("overloads") // of a lambda with a block only one of them holds
public final class Compare {
    private static final Duration DEFAULT_TIME = Duration.ofSeconds(10);
    private static final double DEFAULT_WIDTH = 0.05;
    private static volatile CompareHost host = CompareHost.PLAIN;

    private final List<Variant> variants;
    private final List<Integer> sizes;
    private final Duration time;
    private final double width;
    private final @Nullable CompareListener listener;

    private Compare(
            List<Variant> variants,
            List<Integer> sizes,
            Duration time,
            double width,
            @Nullable CompareListener listener) {
        this.variants = List.copyOf(variants);
        this.sizes = List.copyOf(sizes);
        this.time = time;
        this.width = width;
        this.listener = listener;
    }

    /** Installs what the program that embeds comparisons knows better, for all that run from now on. */
    public static void embedIn(CompareHost embedder) {
        host = embedder;
    }

    /** One variant; {@link #and(String, TracedCall)} adds others. */
    public static Compare of(String name, TracedCall<?, ?> body) {
        return none().with(unsized(name, body));
    }

    /** {@link #of(String, TracedCall)} for work that returns nothing. */
    public static Compare of(String name, TracedBody<?> body) {
        return none().with(unsized(name, body));
    }

    /** {@link #of(String, TracedCall)} for work of a size, which {@link #at} gives. */
    public static Compare of(String name, SizedCall<?, ?> body) {
        return none().with(new Variant(name, true, body));
    }

    /** {@link #of(String, SizedCall)} for work that returns nothing. */
    public static Compare of(String name, SizedBody<?> body) {
        return none().with(sized(name, body));
    }

    /** Two variants. */
    public static Compare of(String name, TracedCall<?, ?> body, String otherName, TracedCall<?, ?> otherBody) {
        return of(name, body).and(otherName, otherBody);
    }

    /** Two variants that return nothing. */
    public static Compare of(String name, TracedBody<?> body, String otherName, TracedBody<?> otherBody) {
        return of(name, body).and(otherName, otherBody);
    }

    /** Two variants of a size, which {@link #at} gives. */
    public static Compare of(String name, SizedCall<?, ?> body, String otherName, SizedCall<?, ?> otherBody) {
        return of(name, body).and(otherName, otherBody);
    }

    /** Two variants of a size that return nothing. */
    public static Compare of(String name, SizedBody<?> body, String otherName, SizedBody<?> otherBody) {
        return of(name, body).and(otherName, otherBody);
    }

    /**
     * One more variant.
     *
     * @throws IllegalArgumentException when there is one of this name, or some take a size and others do not
     */
    public Compare and(String name, TracedCall<?, ?> body) {
        return with(unsized(name, body));
    }

    /** {@link #and(String, TracedCall)} for work that returns nothing. */
    public Compare and(String name, TracedBody<?> body) {
        return with(unsized(name, body));
    }

    /** {@link #and(String, TracedCall)} for work of a size. */
    public Compare and(String name, SizedCall<?, ?> body) {
        return with(new Variant(name, true, body));
    }

    /** {@link #and(String, TracedCall)} for work of a size that returns nothing. */
    public Compare and(String name, SizedBody<?> body) {
        return with(sized(name, body));
    }

    /**
     * The sizes to do the work at, each of which is measured by itself.
     *
     * @throws IllegalArgumentException when there is none, one is not positive or occurs twice
     */
    public Compare at(int... workSizes) {
        List<Integer> asked = Arrays.stream(workSizes).boxed().toList();
        if (asked.isEmpty() || asked.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("sizes are positive numbers, such as at(1, 10, 100), not " + asked);
        }
        if (asked.stream().distinct().count() < asked.size()) {
            throw new IllegalArgumentException("a size occurs twice in " + asked);
        }
        return new Compare(variants, asked, time, width, listener);
    }

    /**
     * How long all of it may take, ten seconds unless told. It takes longer only where a run that began in time ends late, or
     * the time is too short to warm up and measure each once.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Compare time(Duration atMost) {
        if (!atMost.isPositive()) {
            throw new IllegalArgumentException("a comparison needs time: " + atMost);
        }
        return new Compare(variants, sizes, atMost, width, listener);
    }

    /**
     * How narrow every interval must be for the comparison to end before its time is up, as a share of the median: 0.05,
     * which is 5 %, unless told. 0 uses all the time.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Compare untilWithin(double share) {
        if (!(share >= 0)) {
            throw new IllegalArgumentException("a share of the median cannot be " + share);
        }
        return new Compare(variants, sizes, time, share, listener);
    }

    /** Who hears how it gets on. */
    public Compare listener(CompareListener hears) {
        return new Compare(variants, sizes, time, width, hears);
    }

    /**
     * Measures, on this thread. An interrupt of the thread ends it early: what was measured by then is returned, and the
     * thread is still interrupted.
     *
     * @throws IllegalStateException when the variants take a size and there is none, or the other way round
     */
    public Comparison run() {
        return run(Meter.ofThisJvm(), new RecordedRun());
    }

    Comparison run(Meter meter, Tracer tracer) {
        boolean sized = variants.getFirst().sized();
        if (sized && sizes.isEmpty()) {
            throw new IllegalStateException("the variants take a size: say which with at(1, 10, 100)");
        }
        if (!sized && !sizes.isEmpty()) {
            throw new IllegalStateException(
                    "there are sizes " + sizes + " but the variants take none: write them as n -> …");
        }
        CompareHost here = host;
        List<Group> groups = (sized ? sizes : List.of(0))
                .stream()
                        .map(size -> new Group(
                                variants.stream()
                                        .map(variant -> new Subject(variant, size, here))
                                        .toList(),
                                width))
                        .toList();
        return new Measuring(groups, time, meter, tracer, listener == null ? here.listener() : listener).run();
    }

    private static Compare none() {
        return new Compare(List.of(), List.of(), DEFAULT_TIME, DEFAULT_WIDTH, null);
    }

    private static Variant unsized(String name, TracedCall<?, ?> body) {
        return new Variant(name, false, size -> body.call());
    }

    private static Variant unsized(String name, TracedBody<?> body) {
        return new Variant(name, false, size -> {
            body.run();
            return null;
        });
    }

    private static Variant sized(String name, SizedBody<?> body) {
        return new Variant(name, true, size -> {
            body.run(size);
            return null;
        });
    }

    private Compare with(Variant variant) {
        for (Variant other : variants) {
            if (other.name().equals(variant.name())) {
                throw new IllegalArgumentException("two variants are called \"" + variant.name() + "\"");
            }
            if (other.sized() != variant.sized()) {
                throw new IllegalArgumentException("\"" + other.name() + "\" and \"" + variant.name()
                        + "\": either all variants take a size or none");
            }
        }
        List<Variant> more = new ArrayList<>(variants);
        more.add(variant);
        return new Compare(more, sizes, time, width, listener);
    }

    /** {@code async against Task.run}. */
    @Override
    public String toString() {
        return variants.stream().map(Variant::name).collect(Collectors.joining(" against "));
    }
}
