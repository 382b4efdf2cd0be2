// says: a token stops nothing by itself
Task<Long> countAsync(LoopbackServer server, Predicate<String> wanted, CancellationToken token) {
    return async(() -> {
        byte[] file = await(server.getBytesAsync("/march"));
        return await(Task.run(() -> Readings.lines(file).stream().filter(wanted).count()).waitAsync(token));
    });
}
