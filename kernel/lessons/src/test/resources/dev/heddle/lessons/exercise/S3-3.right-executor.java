CompletableFuture<Void> saveAsync(Supplier<byte[]> compress, Consumer<String> show) {
    show.accept("saving");
    return CompletableFuture.supplyAsync(compress)
            .thenAcceptAsync(bytes -> show.accept("saved " + bytes.length + " bytes"), SynchronizationContext.current());
}
