// says: there were never two under way
Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    int length = limit / 8 + 1;
    return Task.run(() -> async(() -> {
        int found = 0;
        for (int from = 0; from < limit; from += length) {
            int begin = from;
            int end = Math.min(limit, from + length);
            found += await(Task.run(() -> count.applyAsInt(begin, end)));
        }
        return found;
    }));
}
