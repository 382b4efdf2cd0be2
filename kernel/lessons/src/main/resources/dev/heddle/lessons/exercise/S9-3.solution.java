Task<Long> countAsync(LoopbackServer server, Predicate<String> wanted, CancellationToken token) {
    return async(() -> {
        byte[] file = await(server.getBytesAsync("/march"));
        return await(Task.run(() -> {
            long count = 0;
            for (String line : Readings.lines(file)) {
                token.throwIfCancellationRequested();
                if (wanted.test(line)) {
                    count++;
                }
            }
            return count;
        }, token));
    });
}
