Task<String> reportAsync(Supplier<Long> count) {
    return async(() -> {
        Supplier<Long> work = await(Task.run(() -> count));
        return work.get() + " primes";
    });
}
