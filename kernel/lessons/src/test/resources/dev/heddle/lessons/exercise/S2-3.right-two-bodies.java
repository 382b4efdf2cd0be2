Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    Task<String> page = server.getAsync("/slow");
    Task<Void> dots = async(() -> {
        while (!page.isDone()) {
            show.accept(".");
            await(Task.delay(Duration.ofMillis(100)));
        }
    });
    return async(() -> {
        await(dots);
        return await(page);
    });
}
