CompletableFuture<String> headlineAsync(LoopbackServer server) {
    return server.getAsync("/news").thenApply(page -> "News: " + page.toUpperCase());
}
