Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) {
    List<Task<String>> pages = paths.stream()
            .map(path -> server.getAsync(path))
            .toList();
    return Task.whenAll(pages);
}
