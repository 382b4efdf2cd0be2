// says: The calculation ran on the thread ui
Task<String> offerAsync(LoopbackServer server, Supplier<String> price) {
    return async(() -> await(server.getAsync("/offer")) + price.get());
}
