// says: has not ended
Task<String> titleAsync(LoopbackServer server) {
    return async("titleAsync", () -> await(server.getAsync("/news")).toUpperCase());
}

Task<String> headlineAsync(LoopbackServer server) throws Exception {
    return Task.completed("News: " + titleAsync(server).get());
}
