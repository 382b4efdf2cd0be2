CompletableFuture<String> frontPageAsync(LoopbackServer server) {
    var frontPage = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
        try {
            frontPage.complete(server.get("/news") + server.get("/mail"));
        } catch (Exception failure) {
            frontPage.completeExceptionally(failure);
        }
    });
    return frontPage;
}
