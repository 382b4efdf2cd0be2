Task<String> forecastAsync(Supplier<String> calculation) {
    return async(() -> "Tomorrow: " + calculation.get());
}
