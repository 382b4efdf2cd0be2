Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    return async(() -> {
        Task<String> page = server.getAsync("/slow");
        while (!page.isDone()) {
            show.accept(".");
            await(Task.delay(Duration.ofMillis(50)));
        }
        return await(page);
    });
}
