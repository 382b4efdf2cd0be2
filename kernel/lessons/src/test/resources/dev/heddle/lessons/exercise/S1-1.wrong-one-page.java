// says: The text is not that of page /news and page /mail
Task<String> frontPageAsync(LoopbackServer server) {
    return server.getAsync("/news");
}
