// says: a thread did nothing but ask
Task<Void> untilReadyAsync(BooleanSupplier ready) {
    return async(() -> {
        while (!ready.getAsBoolean()) {
            await(Task.yield());
        }
    });
}
