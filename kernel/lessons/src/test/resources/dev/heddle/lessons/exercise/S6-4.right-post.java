Task<Integer> countAndShowAsync(int limit, Consumer<String> show) {
    var ui = SynchronizationContext.current();
    return async(() -> await(CompletableFuture.supplyAsync(() -> {
        int found = 0;
        for (int percent = 10; percent <= 100; percent += 10) {
            found += Primes.count(limit / 100 * (percent - 10), limit / 100 * percent);
            String text = percent + " %";
            ui.post(() -> show.accept(text));
        }
        return found;
    })));
}
