Task<Integer> countAndShowAsync(int limit, Consumer<String> show) {
    return async(() -> {
        int found = 0;
        for (int tenth = 1; tenth <= 10; tenth++) {
            int to = limit / 10 * tenth;
            found += await(Task.run(() -> Primes.count(to - limit / 10, to)));
            show.accept(tenth * 10 + " %");
        }
        return found;
    });
}
