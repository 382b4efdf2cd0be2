CompletableFuture<String> reportAsync(LoopbackServer server) {
    var file = new CompletableFuture<byte[]>();
    Thread.ofVirtual().name("download").start(() -> {
        try (InputStream answer = server.page("/march").toURL().openStream()) {
            file.complete(answer.readAllBytes());
        } catch (IOException e) {
            file.completeExceptionally(e);
        }
    });
    return file.thenApplyAsync(bytes -> "Warmest at " + Readings.warmestHours(bytes), ThreadPool.shared());
}
