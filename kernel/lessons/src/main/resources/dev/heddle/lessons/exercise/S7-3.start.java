Task<String> titleAsync(LoopbackServer server) {
    return async("titleAsync", () -> await(server.getAsync("/news")).toUpperCase());
}

Task<String> headlineAsync(LoopbackServer server) {
    String title = titleAsync(server).result();
    return Task.completed("News: " + title);
}
