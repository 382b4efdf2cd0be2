CompletableFuture<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce) {
    var permits = new Semaphore(atOnce);
    return Task.whenAll(paths.stream()
            .map(path -> {
                var page = new CompletableFuture<String>();
                Thread.startVirtualThread(() -> {
                    try {
                        permits.acquire();
                        try {
                            page.complete(server.get(path));
                        } finally {
                            permits.release();
                        }
                    } catch (Exception e) {
                        page.completeExceptionally(e);
                    }
                });
                return page;
            })
            .toList());
}
