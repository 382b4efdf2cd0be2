package org.example.shop;

import static dev.heddle.junit.TraceAssertions.assertThat;

import dev.heddle.junit.TestTrace;
import dev.heddle.junit.Traced;
import dev.heddle.trace.ThreadTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@Traced
class CartTest {
    @Test
    void prices_are_read_on_virtual_threads_alone(TestTrace test) throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(Collections.nCopies(20, CartTest::readPrice));
        }

        assertThat(test.trace())
                .startedVirtualThreads(20)
                .startedNoPlatformThreads()
                .heldNoOtherThreadFor(Duration.ofMillis(10));
    }

    @Test
    void a_part_of_a_test_has_a_trace_of_its_own() {
        var items = new ArrayList<Integer>();

        ThreadTrace filling = ThreadTrace.of(() -> items.add(1));

        assertThat(filling).startedNoThreads();
    }

    private static int readPrice() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(20)); // stands for a slow server
        return 1;
    }
}
