// says: The thread ui was held
Task<String> titleAsync(LoopbackServer server) {
    return async("titleAsync", () -> await(server.getAsync("/news").configureAwait(false)).toUpperCase());
}

Task<String> headlineAsync(LoopbackServer server) {
    return Task.completed("News: " + Task.run(() -> server.get("/news").toUpperCase()).result());
}
