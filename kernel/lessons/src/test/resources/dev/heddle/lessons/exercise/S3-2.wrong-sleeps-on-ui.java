// says: The thread ui was held
Task<List<String>> remindersAsync(List<String> texts, Duration delay) {
    return async(() -> {
        Thread.sleep(delay);
        return texts;
    });
}
