// says: another one was held in its place
Task<String> firstChapterAsync(LoopbackServer server) {
    return Task.run(() -> server.get(server.get("/contents")));
}
