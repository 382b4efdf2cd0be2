// says: the thread ui was held
Task<String> bothAsync(LoopbackServer server) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var one = threads.submit(() -> server.get("/one"));
        var two = threads.submit(() -> server.get("/two"));
        return Task.completed(one.get() + two.get());
    }
}
