CompletableFuture<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) {
    var pages = new ArrayList<CompletableFuture<String>>();
    for (String path : paths) {
        var page = new CompletableFuture<String>();
        pages.add(page);
        Thread.startVirtualThread(() -> {
            try {
                page.complete(server.get(path));
            } catch (Exception e) {
                page.completeExceptionally(e);
            }
        });
    }
    return CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new))
            .thenApply(nothing -> pages.stream().map(CompletableFuture::join).toList());
}
