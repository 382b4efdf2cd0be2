// says: may be changed by the thread ui only
Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    return async(() -> {
        Task<String> page = server.getAsync("/slow");
        Task.run(() -> {
            while (!page.isDone()) {
                show.accept(".");
                Thread.sleep(50);
            }
        });
        return await(page);
    });
}
