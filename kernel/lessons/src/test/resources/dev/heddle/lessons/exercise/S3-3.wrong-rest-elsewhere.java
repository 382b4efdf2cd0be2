// says: may be changed by the thread ui only
CompletableFuture<Void> saveAsync(Supplier<byte[]> compress, Consumer<String> show) {
    show.accept("saving");
    return CompletableFuture.supplyAsync(compress).thenAccept(bytes -> show.accept("saved " + bytes.length + " bytes"));
}
