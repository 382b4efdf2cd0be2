Task<String> inTimeAsync(Task<String> page, Duration patience) {
    return async(() -> {
        await(Task.whenAny(page, Task.delay(patience)));
        return page.isDone() ? await(page) : "too late";
    });
}
