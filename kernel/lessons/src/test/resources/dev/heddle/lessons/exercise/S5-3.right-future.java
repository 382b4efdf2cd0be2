CompletableFuture<String> inTimeAsync(Task<String> page, Duration patience) {
    return page.copy().completeOnTimeout("too late", patience.toMillis(), TimeUnit.MILLISECONDS);
}
