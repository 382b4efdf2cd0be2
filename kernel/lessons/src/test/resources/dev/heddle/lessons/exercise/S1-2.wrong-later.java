// says: The calculation ran on the thread ui
Task<String> forecastAsync(Supplier<String> calculation) {
    return async(() -> {
        await(Task.yield());
        return "Tomorrow: " + calculation.get();
    });
}
