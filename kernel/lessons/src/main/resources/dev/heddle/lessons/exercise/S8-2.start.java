Task<Integer> totalAsync(IntUnaryOperator price, int many) {
    return async(() -> {
        List<Task<Integer>> prices = IntStream.range(0, many)
                .mapToObj(product -> Task.run(() -> price.applyAsInt(product)))
                .toList();
        return await(Task.whenAll(prices)).stream().mapToInt(Integer::intValue).sum();
    });
}
