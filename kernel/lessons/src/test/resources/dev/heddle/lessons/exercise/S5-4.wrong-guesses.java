// says: The page that /contents names
Task<String> firstChapterAsync(LoopbackServer server) {
    return server.getAsync("/contents");
}
