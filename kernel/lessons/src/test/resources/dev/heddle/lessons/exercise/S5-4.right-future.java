CompletableFuture<String> firstChapterAsync(LoopbackServer server) {
    return server.getAsync("/contents").thenCompose(server::getAsync);
}
