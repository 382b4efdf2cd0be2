Task<String> inTimeAsync(Task<String> page, Duration patience) {
    return async(() -> {
        return await(page);
    });
}
