Task<List<String>> loadAllAsync(LoopbackServer server, List<String> paths, int atOnce) {
    return async(() -> {
        String[] pages = new String[paths.size()];
        List<Task<Void>> loops = IntStream.range(0, atOnce)
                .mapToObj(first -> async(() -> {
                    for (int i = first; i < paths.size(); i += atOnce) {
                        pages[i] = await(server.getAsync(paths.get(i)));
                    }
                }))
                .toList();
        await(Task.whenAll(loops));
        return List.of(pages);
    });
}
