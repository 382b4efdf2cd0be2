// says: was shown by the thread pool-
Task<Integer> countAndShowAsync(int limit, Consumer<String> show) {
    return Task.run(() -> {
        var progress = new Progress<String>(show);
        int found = 0;
        for (int tenth = 1; tenth <= 10; tenth++) {
            found += Primes.count(limit / 10 * (tenth - 1), limit / 10 * tenth);
            progress.report(tenth * 10 + " %");
        }
        return found;
    });
}
