Task<Integer> countAndShowAsync(int limit, Consumer<String> show) {
    Progress<String> progress = new Progress<>(show);
    return Task.run("count", () -> {
        int found = 0;
        for (int tenth = 1; tenth <= 10; tenth++) {
            found += Primes.count(limit / 10 * (tenth - 1), limit / 10 * tenth);
            progress.report(tenth * 10 + " %");
        }
        return found;
    });
}
