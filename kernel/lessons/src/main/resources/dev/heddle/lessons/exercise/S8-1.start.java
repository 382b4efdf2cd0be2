Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce) {
    return Task.whenAll(paths.stream().map(path -> server.getAsync(path)).toList());
}
