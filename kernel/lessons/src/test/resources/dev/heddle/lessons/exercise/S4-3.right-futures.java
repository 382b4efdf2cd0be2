CompletableFuture<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return server.getAsync("/offer").thenCombine(CompletableFuture.supplyAsync(price), String::concat);
}
