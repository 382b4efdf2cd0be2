// says: H03 Task.run around an asynchronous method
Task<String> reportAsync(LoopbackServer server) {
    return async(() -> {
        byte[] file = await(Task.run(() -> server.getBytesAsync("/march")));
        return "Warmest at " + await(Task.run(() -> Readings.warmestHours(file)));
    });
}
