Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce) {
    return async(() -> {
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < paths.size(); i += atOnce) {
            var batch = paths.subList(i, Math.min(i + atOnce, paths.size()));
            pages.addAll(await(Task.whenAll(batch.stream().map(path -> server.getAsync(path)).toList())));
        }
        return pages;
    });
}
