Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) {
    return Task.whenAll(paths.stream().map(path -> async(() -> await(server.getAsync(path)))).toList());
}
