package dev.heddle.bench;

import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Virtual threads that park, the least they can do. */
final class ParkingRounds extends Rounds<ParkingRounds.Parked, FutureTask<Integer>> {
    /** A thread that waits for a value. */
    static final class Parked {
        private final Thread thread = Thread.currentThread();
        private volatile @Nullable Integer value;

        int await() {
            Integer given = value;
            while (given == null) {
                LockSupport.park(this);
                given = value;
            }
            return given;
        }
    }

    @Override
    FutureTask<Integer> start(int body, int rounds) {
        var task = new FutureTask<>(() -> {
            int sum = 0;
            for (int round = 0; round < rounds; round++) {
                sum += announce(body, new Parked()).await();
            }
            return sum;
        });
        Thread.startVirtualThread(task);
        return task;
    }

    @Override
    void resume(Parked awaited, Integer value) {
        awaited.value = value;
        LockSupport.unpark(awaited.thread);
    }

    @Override
    int sum(FutureTask<Integer> body) throws Exception {
        return body.get();
    }
}
