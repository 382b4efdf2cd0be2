Task<String> titleAsync(LoopbackServer server) {
    return async("titleAsync", () -> await(server.getAsync("/news")).toUpperCase());
}

Task<String> headlineAsync(LoopbackServer server) {
    return async("headlineAsync", () -> "News: " + await(titleAsync(server)));
}
