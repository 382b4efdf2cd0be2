// says: The thread ui counted itself
Task<Integer> countAndShowAsync(int limit, Consumer<String> show) {
    return async(() -> {
        int found = 0;
        for (int tenth = 1; tenth <= 10; tenth++) {
            found += Primes.count(limit / 10 * (tenth - 1), limit / 10 * tenth);
            show.accept(tenth * 10 + " %");
            await(Task.yield());
        }
        return found;
    });
}
