// says: The calculation ran on the thread ui
Task<String> reportAsync(Supplier<Long> count) {
    return async(() -> count.get() + " primes");
}
