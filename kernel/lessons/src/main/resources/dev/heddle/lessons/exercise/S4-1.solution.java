Task<Void> untilReadyAsync(BooleanSupplier ready) {
    return async(() -> {
        while (!ready.getAsBoolean()) {
            await(Task.delay(Duration.ofMillis(20)));
        }
    });
}
