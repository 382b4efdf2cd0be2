Task<List<String>> allAsync(LoopbackServer server, List<String> paths, int limit) {
    List<Task<String>> pages = paths.stream().map(path -> server.getAsync(path)).toList();
    return Task.whenAll(pages);
}
