// says: The thread ui was held
Task<Void> showAsync(LoopbackServer server, Consumer<String> label) {
    return async("show", () -> label.accept(server.get("/news")));
}
