Task<Long> totalAsync(int articles, IntToLongFunction price) {
    int cores = Runtime.getRuntime().availableProcessors();
    return async(() -> {
        var parts = IntStream.range(0, cores)
                .mapToObj(part -> Task.run(() -> IntStream.range(articles * part / cores, articles * (part + 1) / cores)
                        .mapToLong(price)
                        .sum()))
                .toList();
        return await(Task.whenAll(parts)).stream().mapToLong(Long::longValue).sum();
    });
}
