// says: calculated on the thread ui
Task<Long> totalAsync(int articles, IntToLongFunction price) {
    return async(() -> IntStream.range(0, articles).mapToLong(price).sum());
}
