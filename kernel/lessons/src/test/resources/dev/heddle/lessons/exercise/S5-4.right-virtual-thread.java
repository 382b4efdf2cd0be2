CompletableFuture<String> firstChapterAsync(LoopbackServer server) {
    var chapter = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
        try {
            chapter.complete(server.get(server.get("/contents")));
        } catch (Exception failure) {
            chapter.completeExceptionally(failure);
        }
    });
    return chapter;
}
