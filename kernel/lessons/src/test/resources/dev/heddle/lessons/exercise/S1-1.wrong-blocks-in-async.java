// says: The thread ui was held
Task<String> frontPageAsync(LoopbackServer server) {
    return async(() -> server.get("/news") + server.get("/mail"));
}
