Task<Integer> totalAsync(IntUnaryOperator price, int many) {
    return async(() -> {
        int parts = Runtime.getRuntime().availableProcessors();
        List<Task<Integer>> sums = IntStream.range(0, parts)
                .mapToObj(part -> Task.run(() ->
                        IntStream.range(many * part / parts, many * (part + 1) / parts).map(price).sum()))
                .toList();
        return await(Task.whenAll(sums)).stream().mapToInt(Integer::intValue).sum();
    });
}
