// says: has not ended
Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    return async(() -> {
        Task<String> page = server.getAsync("/slow");
        while (!page.isDone()) {
            show.accept(".");
            Thread.sleep(50);
        }
        return await(page);
    });
}
