// says: the thread ui was held
Task<String> bothAsync(LoopbackServer server) {
    Task<String> one = Task.run(() -> server.get("/one"));
    Task<String> two = Task.run(() -> server.get("/two"));
    return Task.completed(one.join() + two.join());
}
