CompletableFuture<Integer> totalAsync(IntUnaryOperator price, int many) {
    return CompletableFuture.supplyAsync(() -> IntStream.range(0, many).map(price).sum());
}
