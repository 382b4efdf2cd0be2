// says: The thread ui was held
Task<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) throws Exception {
    var places = new Semaphore(limit);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<String>> pages = new ArrayList<>();
        for (String path : paths) {
            pages.add(threads.submit(() -> {
                places.acquire();
                try {
                    return server.get(path);
                } finally {
                    places.release();
                }
            }));
        }
        List<String> texts = new ArrayList<>();
        for (Future<String> page : pages) {
            texts.add(page.get());
        }
        return Task.completed(texts);
    }
}
