Task<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) {
    return async(() -> {
        List<String> pages = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += limit) {
            List<String> batch = paths.subList(from, Math.min(from + limit, paths.size()));
            pages.addAll(await(Task.whenAll(batch.stream().map(server::getAsync).toList())));
        }
        return pages;
    });
}
