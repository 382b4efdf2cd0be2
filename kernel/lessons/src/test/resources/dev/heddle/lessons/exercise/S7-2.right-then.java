CompletableFuture<Void> showAsync(LoopbackServer server, Consumer<String> label) {
    return server.getAsync("/news").thenAccept(label);
}
