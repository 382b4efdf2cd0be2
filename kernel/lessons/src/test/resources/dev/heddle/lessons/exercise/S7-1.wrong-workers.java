// says: another one was held in its place
Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths) {
    return Task.whenAll(paths.stream().map(path -> Task.run(() -> server.get(path))).toList());
}
