Task<String> bothAsync(LoopbackServer server) {
    var two = server.getAsync("/two");
    return async(() -> await(server.getAsync("/one").thenCombine(two, String::concat)));
}
