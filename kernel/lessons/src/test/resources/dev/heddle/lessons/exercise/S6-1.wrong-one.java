// says: in fewer than eight: 1
Task<Integer> countAsync(int limit, IntBinaryOperator count) {
    return Task.run(() -> count.applyAsInt(0, limit));
}
