// says: at most 1 were under way
CompletableFuture<List<String>> askAllAsync(List<Callable<String>> calls) {
    var thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("old").daemon().factory());
    return Task.whenAll(calls.stream()
            .map(call -> CompletableFuture.supplyAsync(() -> {
                try {
                    return call.call();
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }, thread))
            .toList());
}
