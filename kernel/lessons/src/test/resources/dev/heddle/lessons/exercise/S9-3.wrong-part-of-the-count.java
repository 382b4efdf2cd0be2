// says: the task ended with the value
Task<Long> countAsync(LoopbackServer server, Predicate<String> wanted, CancellationToken token) {
    return async(() -> {
        byte[] file = await(server.getBytesAsync("/march"));
        return await(Task.run(() -> Readings.lines(file).stream()
                .takeWhile(line -> !token.isCancellationRequested())
                .filter(wanted)
                .count()));
    });
}
