Task<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return async(() -> {
        List<byte[]> files = await(Task.whenAll(near.getBytesAsync("/march"), far.getBytesAsync("/march")));
        Task<String> first = Task.run(() -> process.apply(files.get(0)));
        Task<String> second = Task.run(() -> process.apply(files.get(1)));
        return await(first) + await(second);
    });
}
