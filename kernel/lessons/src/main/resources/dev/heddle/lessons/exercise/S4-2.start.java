Task<Long> totalAsync(int articles, IntToLongFunction price) {
    return async(() -> {
        long total = 0;
        for (int i = 0; i < articles; i++) {
            int article = i;
            total += await(Task.run(() -> price.applyAsLong(article)));
        }
        return total;
    });
}
