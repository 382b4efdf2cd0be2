Task<Void> showAsync(LoopbackServer server, Consumer<String> label) {
    return async("show", () -> {
        String page = await(server.getAsync("/news"));
        label.accept(page);
    });
}
