CompletableFuture<Long> countAsync(LoopbackServer server, Predicate<String> wanted, CancellationToken token) {
    return server.getBytesAsync("/march").thenApplyAsync(file -> Readings.lines(file).stream()
            .peek(line -> token.throwIfCancellationRequested())
            .filter(wanted)
            .count());
}
