// says: trips through the pool for 2000 prices
Task<Integer> totalAsync(IntUnaryOperator price, int many) {
    return async(() -> {
        int total = 0;
        for (int i = 0; i < many; i++) {
            int product = i;
            total += await(Task.run(() -> price.applyAsInt(product)));
        }
        return total;
    });
}
