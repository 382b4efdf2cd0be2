// says: another one was held in its place while the files were on their way: pool-
Task<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return async(() -> {
        Task<String> first = Task.run(() -> process.apply(near.getBytesAsync("/march").get()));
        Task<String> second = Task.run(() -> process.apply(far.getBytesAsync("/march").get()));
        return await(first) + await(second);
    });
}
