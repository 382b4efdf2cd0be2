Task<List<String>> remindersAsync(List<String> texts, Duration delay) {
    List<Task<String>> reminders = texts.stream()
            .map(text -> async(() -> {
                await(Task.delay(delay));
                return text;
            }))
            .toList();
    return Task.whenAll(reminders);
}
