Task<Integer> lengthAsync(LoopbackServer server) {
    return async(() -> {
        String page = await(server.getAsync("/long"));
        return page.length();
    });
}
