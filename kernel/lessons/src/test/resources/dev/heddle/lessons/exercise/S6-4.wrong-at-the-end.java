// says: they were shown when the counting was over
Task<Integer> countAndShowAsync(int limit, Consumer<String> show) {
    return async(() -> {
        int found = await(Task.run(() -> Primes.count(0, limit)));
        for (int percent = 10; percent <= 100; percent += 10) {
            show.accept(percent + " %");
        }
        return found;
    });
}
