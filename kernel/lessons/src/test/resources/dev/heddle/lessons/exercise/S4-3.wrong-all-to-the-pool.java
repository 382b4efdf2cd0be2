// says: another one was held in its place
Task<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return async(() -> {
        Task<String> page = Task.run(() -> server.get("/offer"));
        Task<String> text = Task.run(() -> price.get());
        return await(page) + await(text);
    });
}
