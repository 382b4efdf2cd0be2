Task<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return async(() -> {
        Task<String> page = Task.run(() -> server.get("/offer"));
        Task<String> text = async(() -> price.get());
        return await(page) + await(text);
    });
}
