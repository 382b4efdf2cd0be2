Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    return async(() -> {
        show.accept(".");
        return await(server.getAsync("/slow"));
    });
}
