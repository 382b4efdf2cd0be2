// says: The thread ui was held
Task<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return async(() -> {
        Task<String> text = Task.run(() -> price.get());
        return server.get("/offer") + await(text);
    });
}
