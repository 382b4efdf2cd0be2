CompletableFuture<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return near.getBytesAsync("/march")
            .thenApplyAsync(process)
            .thenCombine(far.getBytesAsync("/march").thenApplyAsync(process), String::concat);
}
