// says: Calls held workers of a pool that all of the program shares
CompletableFuture<List<String>> askAllAsync(List<Callable<String>> calls) {
    return Task.whenAll(calls.stream()
            .map(call -> CompletableFuture.supplyAsync(() -> {
                try {
                    return call.call();
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }))
            .toList());
}
