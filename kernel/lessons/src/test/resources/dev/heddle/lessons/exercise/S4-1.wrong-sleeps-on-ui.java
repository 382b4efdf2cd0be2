// says: The thread ui was held
Task<Void> untilReadyAsync(BooleanSupplier ready) {
    return async(() -> {
        while (!ready.getAsBoolean()) {
            Thread.sleep(20);
        }
    });
}
