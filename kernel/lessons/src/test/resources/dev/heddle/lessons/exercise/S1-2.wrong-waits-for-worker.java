// says: the thread ui was held while it waited
Task<String> forecastAsync(Supplier<String> calculation) {
    return async(() -> "Tomorrow: " + Task.run(() -> calculation.get()).result());
}
