// says: Each reminder waited for the one before
Task<List<String>> remindersAsync(List<String> texts, Duration delay) {
    return async(() -> {
        List<String> reminders = new ArrayList<>();
        for (String text : texts) {
            await(Task.delay(delay));
            reminders.add(text);
        }
        return reminders;
    });
}
