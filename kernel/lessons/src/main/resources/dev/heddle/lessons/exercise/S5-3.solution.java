Task<String> inTimeAsync(Task<String> page, Duration patience) {
    return async(() -> {
        try {
            return await(page.waitAsync(patience));
        } catch (Exception e) {
            return "too late";
        }
    });
}
