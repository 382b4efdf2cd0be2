CompletableFuture<String> forecastAsync(Supplier<String> calculation) {
    return CompletableFuture.supplyAsync(calculation).thenApply(weather -> "Tomorrow: " + weather);
}
