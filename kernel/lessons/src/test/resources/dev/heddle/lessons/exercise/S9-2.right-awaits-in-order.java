Task<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return async(() -> {
        Task<byte[]> farFile = far.getBytesAsync("/march");
        byte[] nearFile = await(near.getBytesAsync("/march"));
        Task<String> first = Task.run(() -> process.apply(nearFile));
        byte[] other = await(farFile);
        return await(first) + await(Task.run(() -> process.apply(other)));
    });
}
