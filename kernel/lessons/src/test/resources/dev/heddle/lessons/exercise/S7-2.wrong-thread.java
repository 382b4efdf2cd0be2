// says: may be changed by the thread ui only
CompletableFuture<Void> showAsync(LoopbackServer server, Consumer<String> label) {
    var page = new CompletableFuture<String>();
    Thread.ofVirtual().name("loader").start(() -> {
        try {
            page.complete(server.get("/news"));
        } catch (Exception e) {
            page.completeExceptionally(e);
        }
    });
    return page.thenAccept(label);
}
