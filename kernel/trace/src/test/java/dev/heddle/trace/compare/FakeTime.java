package dev.heddle.trace.compare;

import java.time.Duration;

/** Time that passes only when a variant says so. */
final class FakeTime implements Meter {
    private long nanos;
    private long cpu;
    private long bytes;

    void pass(Duration time) {
        passNanos(time.toNanos());
    }

    void passNanos(long time) {
        nanos += time;
    }

    void use(Duration ofCpu) {
        cpu += ofCpu.toNanos();
    }

    void allocate(long moreBytes) {
        bytes += moreBytes;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long cpuNanos() {
        return cpu;
    }

    @Override
    public long allocatedBytes() {
        return bytes;
    }

    @Override
    public long compilerNanos() {
        return 0;
    }
}
