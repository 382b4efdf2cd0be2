CompletableFuture<String> reportAsync(LoopbackServer server) {
    return server.getBytesAsync("/march").thenApplyAsync(file -> "Warmest at " + Readings.warmestHours(file));
}
