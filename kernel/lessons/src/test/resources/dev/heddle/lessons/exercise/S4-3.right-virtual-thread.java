CompletableFuture<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    var offer = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
        try {
            offer.complete(server.get("/offer") + Task.run(() -> price.get()).result());
        } catch (Exception failure) {
            offer.completeExceptionally(failure);
        }
    });
    return offer;
}
