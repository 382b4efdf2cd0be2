Task<String> reportAsync(Supplier<Long> count) {
    return async(() -> {
        long primes = await(Task.run(() -> count.get()));
        return primes + " primes";
    });
}
