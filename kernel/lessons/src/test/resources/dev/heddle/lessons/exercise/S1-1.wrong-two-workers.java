// says: another one was held in its place
Task<String> frontPageAsync(LoopbackServer server) {
    return async(() -> {
        Task<String> news = Task.run(() -> server.get("/news"));
        Task<String> mail = Task.run(() -> server.get("/mail"));
        return await(news) + await(mail);
    });
}
