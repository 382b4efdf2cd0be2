// says: there should be one after the other
Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    return async(() -> {
        for (int i = 0; i < 10; i++) {
            show.accept(".");
        }
        return await(server.getAsync("/slow"));
    });
}
