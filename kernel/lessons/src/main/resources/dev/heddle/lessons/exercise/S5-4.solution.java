Task<String> firstChapterAsync(LoopbackServer server) {
    return async(() -> {
        String path = await(server.getAsync("/contents"));
        return await(server.getAsync(path));
    });
}
