Task<String> forecastAsync(Supplier<String> calculation) {
    return async(() -> {
        String weather = await(Task.run(() -> calculation.get()));
        return "Tomorrow: " + weather;
    });
}
