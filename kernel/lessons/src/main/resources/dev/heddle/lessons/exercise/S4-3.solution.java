Task<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return async(() -> {
        Task<String> page = server.getAsync("/offer");
        Task<String> text = Task.run(() -> price.get());
        return await(page) + await(text);
    });
}
