Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    return async(() -> {
        List<Task<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int from = (int) ((long) limit * i / 8);
            int to = (int) ((long) limit * (i + 1) / 8);
            parts.add(Task.run("part", () -> count.applyAsInt(from, to)));
        }
        return await(Task.whenAll(parts)).stream().mapToInt(Integer::intValue).sum();
    });
}
