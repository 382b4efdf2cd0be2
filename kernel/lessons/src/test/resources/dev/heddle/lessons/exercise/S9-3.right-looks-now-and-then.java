Task<Long> countAsync(LoopbackServer server, Predicate<String> wanted, CancellationToken token) {
    return async(() -> {
        List<String> lines = Readings.lines(await(server.getBytesAsync("/march").waitAsync(token)));
        long count = 0;
        for (int from = 0; from < lines.size(); from += 1_000) {
            List<String> some = lines.subList(from, Math.min(from + 1_000, lines.size()));
            count += await(Task.run(() -> some.stream().filter(wanted).count(), token));
        }
        return count;
    });
}
