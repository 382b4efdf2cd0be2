// says: ended before it was ready
Task<Void> untilReadyAsync(BooleanSupplier ready) {
    return Task.delay(Duration.ofMillis(1));
}
