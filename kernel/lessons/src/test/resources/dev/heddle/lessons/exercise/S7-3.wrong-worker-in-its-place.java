// says: another one was held in its place
Task<String> headlineAsync(LoopbackServer server) {
    return Task.run(() -> "News: " + server.get("/news").toUpperCase());
}
