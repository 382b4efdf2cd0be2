Task<String> bothAsync(LoopbackServer server) {
    return async(() -> {
        Task<String> one = server.getAsync("/one");
        Task<String> two = server.getAsync("/two");
        return await(one) + await(two);
    });
}
