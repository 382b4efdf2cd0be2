CompletableFuture<String> frontPageAsync(LoopbackServer server) {
    return server.getAsync("/news").thenCombine(server.getAsync("/mail"), String::concat);
}
