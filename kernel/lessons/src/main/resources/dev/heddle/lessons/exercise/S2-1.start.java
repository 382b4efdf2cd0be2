Task<String> bothAsync(LoopbackServer server) {
    return async(() -> {
        String one = await(server.getAsync("/one"));
        String two = await(server.getAsync("/two"));
        return one + two;
    });
}
