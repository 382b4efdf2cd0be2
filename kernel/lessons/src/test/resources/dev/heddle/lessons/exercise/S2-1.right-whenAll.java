Task<String> bothAsync(LoopbackServer server) {
    return async(() -> String.join("", await(Task.whenAll(server.getAsync("/one"), server.getAsync("/two")))));
}
