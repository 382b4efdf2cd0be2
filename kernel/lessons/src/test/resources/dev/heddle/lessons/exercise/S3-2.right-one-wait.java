Task<List<String>> remindersAsync(List<String> texts, Duration delay) {
    return async(() -> {
        await(Task.delay(delay));
        return texts;
    });
}
