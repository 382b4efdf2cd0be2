// says: Nobody looked at the numbers from 1000000 to 1000003
Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    return async(() -> {
        int length = limit / 8;
        var parts = IntStream.range(0, 8)
                .mapToObj(i -> Task.run("part", () -> count.applyAsInt(i * length, (i + 1) * length)))
                .toList();
        return await(Task.whenAll(parts)).stream().mapToInt(Integer::intValue).sum();
    });
}
