// says: the thread ui was held while it waited
Task<Long> totalAsync(int articles, IntToLongFunction price) {
    return async(() -> Task.run(() -> IntStream.range(0, articles).mapToLong(price).sum()).result());
}
