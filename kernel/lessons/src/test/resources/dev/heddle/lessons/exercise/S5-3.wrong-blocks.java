// says: The thread ui was held
Task<String> inTimeAsync(Task<String> page, Duration patience) throws Exception {
    try {
        return Task.completed(page.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
        return Task.completed("too late");
    }
}
