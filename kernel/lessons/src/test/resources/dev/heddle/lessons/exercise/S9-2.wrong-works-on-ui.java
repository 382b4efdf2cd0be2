// says: The thread ui works on the files
Task<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return async(() -> {
        Task<byte[]> farFile = far.getBytesAsync("/march");
        String first = process.apply(await(near.getBytesAsync("/march")));
        return first + process.apply(await(farFile));
    });
}
