Task<Integer> totalAsync(IntUnaryOperator price, int many) {
    return Task.run(() -> IntStream.range(0, many).map(price).sum());
}
