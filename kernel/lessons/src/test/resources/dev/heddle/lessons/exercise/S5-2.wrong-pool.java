// says: another one was held in its place
CompletableFuture<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) {
    var pool = Executors.newFixedThreadPool(limit);
    List<CompletableFuture<String>> pages = paths.stream()
            .map(path -> CompletableFuture.supplyAsync(() -> {
                try {
                    return server.get(path);
                } catch (Exception failure) {
                    throw new CompletionException(failure);
                }
            }, pool))
            .toList();
    pool.shutdown();
    return CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new))
            .thenApply(nothing -> pages.stream().map(CompletableFuture::join).toList());
}
