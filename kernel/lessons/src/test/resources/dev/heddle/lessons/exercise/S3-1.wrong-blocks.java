// says: the thread ui was held while it waited
Task<String> reportAsync(Supplier<Long> count) {
    return Task.completed(CompletableFuture.supplyAsync(count).join() + " primes");
}
