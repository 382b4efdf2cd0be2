Task<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return async(() -> {
        Task<String> first = oneAsync(near, process);
        Task<String> second = oneAsync(far, process);
        return await(first) + await(second);
    });
}

Task<String> oneAsync(LoopbackServer server, Function<byte[], String> process) {
    return async(() -> {
        byte[] file = await(server.getBytesAsync("/march"));
        return await(Task.run(() -> process.apply(file)));
    });
}
