Task<String> forecastAsync(Supplier<String> calculation) {
    return Task.run(() -> "Tomorrow: " + calculation.get());
}
