Task<Integer> lengthAsync(LoopbackServer server) throws Exception {
    String page = server.get("/long");
    return Task.completed(page.length());
}
