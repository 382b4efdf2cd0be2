// says: H03
Task<Void> showAsync(LoopbackServer server, Consumer<String> label) {
    return async("show", () -> {
        String page = await(Task.run(() -> server.getAsync("/news")));
        label.accept(page);
    });
}
