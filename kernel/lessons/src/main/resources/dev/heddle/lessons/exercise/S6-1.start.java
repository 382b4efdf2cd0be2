Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    return async(() -> {
        int found = 0;
        for (int i = 0; i < 8; i++) {
            int from = (int) ((long) limit * i / 8);
            int to = (int) ((long) limit * (i + 1) / 8);
            found += await(Task.run("part", () -> count.applyAsInt(from, to)));
        }
        return found;
    });
}
