CompletableFuture<String> reportAsync(Supplier<Long> count) {
    return CompletableFuture.supplyAsync(count).thenApply(primes -> primes + " primes");
}
