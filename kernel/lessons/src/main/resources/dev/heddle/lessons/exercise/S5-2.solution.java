Task<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) {
    String[] pages = new String[paths.size()];
    AtomicInteger next = new AtomicInteger();
    List<Task<Void>> bodies = IntStream.range(0, limit)
            .mapToObj(body -> async(() -> {
                for (int i = next.getAndIncrement(); i < pages.length; i = next.getAndIncrement()) {
                    pages[i] = await(server.getAsync(paths.get(i)));
                }
            }))
            .toList();
    return async(() -> {
        await(Task.whenAll(bodies));
        return List.of(pages);
    });
}
