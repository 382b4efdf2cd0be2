// says: another one was held in its place
Task<Integer> lengthAsync(LoopbackServer server) {
    return Task.run(() -> server.get("/long").length());
}
