// says: At most 1 pages were on their way at the same time
Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce) {
    return async(() -> {
        List<String> pages = new ArrayList<>();
        for (String path : paths) {
            pages.add(await(server.getAsync(path)));
        }
        return pages;
    });
}
