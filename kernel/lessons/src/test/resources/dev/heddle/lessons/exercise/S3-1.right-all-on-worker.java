Task<String> reportAsync(Supplier<Long> count) {
    return Task.run(() -> count.get() + " primes");
}
