CompletableFuture<Integer> lengthAsync(LoopbackServer server) {
    var length = new CompletableFuture<Integer>();
    Thread.startVirtualThread(() -> {
        try {
            length.complete(server.get("/long").length());
        } catch (Exception failure) {
            length.completeExceptionally(failure);
        }
    });
    return length;
}
