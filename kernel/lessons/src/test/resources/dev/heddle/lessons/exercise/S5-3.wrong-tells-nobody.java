// says: TimeoutException
Task<String> inTimeAsync(Task<String> page, Duration patience) {
    return page.waitAsync(patience);
}
