package dev.heddle.trace.view.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.trace.ThreadTrace;
import dev.heddle.trace.model.Slice;
import dev.heddle.trace.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private final ThreadTrace trace = VirtualSamples.six();
    private final Carriers carriers = Carriers.of(trace);

    @Test
    void eachMountHasItsCarrier() {
        assertThat(carriersOf("fetch-1", State.RUNNING)).containsOnly("ForkJoinPool-1-worker-1");
        assertThat(carriersOf("fetch-4", State.RUNNING)).containsOnly("ForkJoinPool-1-worker-2");
    }

    @Test
    void aPinnedWaitHasOneAndAnUnmountedOneHasNone() {
        assertThat(carriersOf("fetch-6", State.BLOCKED)).containsOnly("ForkJoinPool-1-worker-2");
        assertThat(carriersOf("fetch-1", State.AWAITING)).containsOnly("");
        assertThat(carriersOf("fetch-3", State.READY)).containsOnly("");
    }

    @Test
    void withoutMountsInTheTraceThereIsNone() {
        Carriers none = new Carriers(List.of());

        assertThat(trace.slices("fetch-1").stream().map(none::under)).containsOnly("");
    }

    private List<String> carriersOf(String thread, State state) {
        List<Slice> slices = trace.slices(thread).stream()
                .filter(slice -> slice.state() == state)
                .toList();
        assertThat(slices).isNotEmpty();
        return slices.stream().map(carriers::under).toList();
    }
}
