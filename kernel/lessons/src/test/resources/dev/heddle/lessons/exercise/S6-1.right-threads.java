Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    return async(() -> {
        int length = limit / 16 + 1;
        int found = 0;
        List<CompletableFuture<Integer>> parts = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> count.applyAsInt(i * length, Math.min(limit, (i + 1) * length)),
                        work -> new Thread(work).start()))
                .toList();
        for (var part : parts) {
            found += await(part);
        }
        return found;
    });
}
