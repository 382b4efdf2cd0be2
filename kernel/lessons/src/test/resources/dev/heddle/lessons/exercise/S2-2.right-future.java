CompletableFuture<Integer> lengthAsync(LoopbackServer server) {
    return server.getAsync("/long").thenApply(String::length);
}
