CompletableFuture<Void> untilReadyAsync(BooleanSupplier ready) {
    var done = new CompletableFuture<Void>();
    Thread.startVirtualThread(() -> {
        while (!ready.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
        done.complete(null);
    });
    return done;
}
