// says: waits without a thread: 1 trip through the pool for nothing
Task<String> firstChapterAsync(LoopbackServer server) {
    return Task.run(() -> async(() -> await(server.getAsync(await(server.getAsync("/contents"))))));
}
