Task<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return async(() -> await(server.getAsync("/offer")) + await(Task.run(() -> price.get())));
}
