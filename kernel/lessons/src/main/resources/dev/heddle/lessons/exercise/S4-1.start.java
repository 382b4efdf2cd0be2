Task<Void> untilReadyAsync(BooleanSupplier ready) {
    return Task.run(() -> {
        while (!ready.getAsBoolean()) {
            Thread.sleep(20);
        }
    });
}
