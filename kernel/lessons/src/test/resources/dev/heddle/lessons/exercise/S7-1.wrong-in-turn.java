// says: at most 1 of the 6 pages
Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) {
    return async(() -> {
        List<String> pages = new ArrayList<>();
        for (String path : paths) {
            pages.add(await(server.getAsync(path)));
        }
        return pages;
    });
}
