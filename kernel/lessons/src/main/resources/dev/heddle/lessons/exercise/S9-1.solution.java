Task<String> reportAsync(LoopbackServer server) {
    return async(() -> {
        byte[] file = await(server.getBytesAsync("/march"));
        return "Warmest at " + await(Task.run(() -> Readings.warmestHours(file)));
    });
}
