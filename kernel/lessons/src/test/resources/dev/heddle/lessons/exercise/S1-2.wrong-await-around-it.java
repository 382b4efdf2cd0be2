// says: The calculation ran on the thread ui
Task<String> forecastAsync(Supplier<String> calculation) {
    return async(() -> "Tomorrow: " + await(async(() -> calculation.get())));
}
