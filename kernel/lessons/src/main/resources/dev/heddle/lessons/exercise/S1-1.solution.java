Task<String> frontPageAsync(LoopbackServer server) {
    return async(() -> {
        Task<String> news = server.getAsync("/news");
        Task<String> mail = server.getAsync("/mail");
        return await(news) + await(mail);
    });
}
