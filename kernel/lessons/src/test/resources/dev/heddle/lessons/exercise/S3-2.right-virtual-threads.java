CompletableFuture<List<String>> remindersAsync(List<String> texts, Duration delay) {
    var reminders = texts.stream()
            .map(text -> {
                var reminder = new CompletableFuture<String>();
                Thread.startVirtualThread(() -> {
                    try {
                        Thread.sleep(delay);
                        reminder.complete(text);
                    } catch (InterruptedException stopped) {
                        reminder.cancel(false);
                    }
                });
                return reminder;
            })
            .toList();
    return CompletableFuture.allOf(reminders.toArray(CompletableFuture[]::new))
            .thenApply(nothing -> reminders.stream().map(CompletableFuture::join).toList());
}
