Task<String> frontPageAsync(LoopbackServer server) {
    return async(() -> await(server.getAsync("/news")) + await(server.getAsync("/mail")));
}
