CompletableFuture<Long> totalAsync(int articles, IntToLongFunction price) {
    return CompletableFuture.supplyAsync(() -> IntStream.range(0, articles).parallel().mapToLong(price).sum());
}
