Task<Long> totalAsync(int articles, IntToLongFunction price) {
    return Task.run(() -> {
        long total = 0;
        for (int i = 0; i < articles; i++) {
            total += price.applyAsLong(i);
        }
        return total;
    });
}
