// says: No more than 1 at once
Task<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) {
    return async(() -> {
        List<String> pages = new ArrayList<>();
        for (String path : paths) {
            pages.add(await(server.getAsync(path)));
        }
        return pages;
    });
}
