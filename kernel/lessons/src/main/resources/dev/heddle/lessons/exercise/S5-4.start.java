Task<String> firstChapterAsync(LoopbackServer server) {
    return async(() -> {
        String path = await(Task.run(() -> server.getAsync("/contents")));
        return await(Task.run(() -> server.getAsync(path)));
    });
}
