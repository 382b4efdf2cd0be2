CompletableFuture<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) {
    var places = new Semaphore(limit);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    List<CompletableFuture<String>> pages = paths.stream()
            .map(path -> CompletableFuture.supplyAsync(() -> {
                places.acquireUninterruptibly();
                try {
                    return server.get(path);
                } catch (Exception failure) {
                    throw new CompletionException(failure);
                } finally {
                    places.release();
                }
            }, threads))
            .toList();
    threads.shutdown();
    return CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new))
            .thenApply(nothing -> pages.stream().map(CompletableFuture::join).toList());
}
