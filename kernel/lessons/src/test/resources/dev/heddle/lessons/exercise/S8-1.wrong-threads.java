// says: another one was held in its place
CompletableFuture<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce) {
    var threads = Executors.newFixedThreadPool(atOnce, Thread.ofPlatform().name("loader-", 1).daemon().factory());
    return Task.whenAll(paths.stream()
            .map(path -> CompletableFuture.supplyAsync(() -> {
                try {
                    return server.get(path);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }, threads))
            .toList());
}
