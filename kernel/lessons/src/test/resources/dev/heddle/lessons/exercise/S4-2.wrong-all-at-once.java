// says: The work was handed over
Task<Long> totalAsync(int articles, IntToLongFunction price) {
    return async(() -> {
        var prices = IntStream.range(0, articles)
                .mapToObj(article -> Task.run(() -> price.applyAsLong(article)))
                .toList();
        return await(Task.whenAll(prices)).stream().mapToLong(Long::longValue).sum();
    });
}
