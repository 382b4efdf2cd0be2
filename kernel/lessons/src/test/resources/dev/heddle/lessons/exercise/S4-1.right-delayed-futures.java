CompletableFuture<Void> untilReadyAsync(BooleanSupplier ready) {
    return CompletableFuture.supplyAsync(
                    () -> ready.getAsBoolean(), CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
            .thenCompose(is -> is ? CompletableFuture.completedFuture(null) : untilReadyAsync(ready));
}
