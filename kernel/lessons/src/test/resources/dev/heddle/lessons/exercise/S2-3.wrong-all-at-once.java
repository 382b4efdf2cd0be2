// says: they should come one by one
Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    return async(() -> {
        for (int i = 0; i < 10; i++) {
            show.accept(".");
        }
        return await(server.getAsync("/slow"));
    });
}
