package dev.heddle.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReportPrinterTest {
    @Test
    void holdsItsCallerUntilTheReportIsPrinted() {
        Duration time = Duration.ofMillis(50);
        try (ReportPrinter printer = ReportPrinter.takingPerReport(time)) {
            long began = System.nanoTime();
            assertThat(printer.print("sales & costs")).isEqualTo("printed sales & costs");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(time);
            assertThat(printer.timePerReport()).isEqualTo(time);
        }
    }

    @Test
    void printsSeveralAtOnce() throws Exception {
        try (ReportPrinter printer = ReportPrinter.takingPerReport(Duration.ofSeconds(1));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> reports = List.of(() -> printer.print("one"), () -> printer.print("two"));
            assertThat(threads.invokeAll(reports))
                    .extracting(Future::resultNow)
                    .containsExactly("printed one", "printed two");
            assertThat(printer.mostAtOnce()).isEqualTo(2);
        }
    }
}
