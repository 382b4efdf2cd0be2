// says: the dots go on
Task<String> loadAsync(LoopbackServer server, Consumer<String> show) {
    async(() -> {
        while (true) {
            show.accept(".");
            await(Task.delay(Duration.ofMillis(50)));
        }
    });
    return server.getAsync("/slow");
}
