CompletableFuture<String> headlineAsync(LoopbackServer server) {
    var headline = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
        try {
            headline.complete("News: " + server.get("/news").toUpperCase());
        } catch (Exception e) {
            headline.completeExceptionally(e);
        }
    });
    return headline;
}
