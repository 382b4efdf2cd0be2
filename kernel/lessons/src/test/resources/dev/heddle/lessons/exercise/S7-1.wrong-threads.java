// says: another one was held in its place
CompletableFuture<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) {
    var pages = new ArrayList<CompletableFuture<String>>();
    for (String path : paths) {
        var page = new CompletableFuture<String>();
        pages.add(page);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                page.complete(server.get(path));
            } catch (Exception e) {
                page.completeExceptionally(e);
            }
        });
    }
    return Task.whenAll(pages);
}
