CompletableFuture<String> priceAsync(WebServer.Request request, LoopbackServer prices) {
    var price = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
        try {
            price.complete(prices.get(request.path()));
        } catch (Exception e) {
            price.completeExceptionally(e);
        }
    });
    return price;
}
