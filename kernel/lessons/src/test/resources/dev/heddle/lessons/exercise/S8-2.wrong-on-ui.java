// says: on the thread ui
Task<Integer> totalAsync(IntUnaryOperator price, int many) {
    return async(() -> IntStream.range(0, many).map(price).sum());
}
