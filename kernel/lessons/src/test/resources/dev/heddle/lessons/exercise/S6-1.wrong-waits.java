// says: the thread ui was held
Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    int length = limit / 8 + 1;
    var parts = IntStream.range(0, 8)
            .mapToObj(i -> Task.run(() -> count.applyAsInt(i * length, Math.min(limit, (i + 1) * length))))
            .toList();
    return Task.completed(parts.stream().mapToInt(part -> part.result()).sum());
}
