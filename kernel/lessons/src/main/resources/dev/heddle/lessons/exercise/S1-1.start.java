Task<String> frontPageAsync(LoopbackServer server) {
    return Task.run(() -> server.get("/news") + server.get("/mail"));
}
