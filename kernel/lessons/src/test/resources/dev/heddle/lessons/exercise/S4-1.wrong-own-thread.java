// says: another one was held in its place
Task<Void> untilReadyAsync(BooleanSupplier ready) {
    var done = new TaskCompletionSource<Void>();
    Thread.ofPlatform().daemon().start(() -> {
        while (!ready.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
        done.setResult(null);
    });
    return done.task();
}
