// says: only when the patience had ended
Task<String> inTimeAsync(Task<String> page, Duration patience) {
    return async(() -> {
        await(Task.delay(patience));
        return page.isDone() ? await(page) : "too late";
    });
}
