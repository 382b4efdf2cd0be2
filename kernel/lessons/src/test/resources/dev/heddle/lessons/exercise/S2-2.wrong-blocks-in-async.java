// says: The thread ui was held
Task<Integer> lengthAsync(LoopbackServer server) {
    return async(() -> server.get("/long").length());
}
