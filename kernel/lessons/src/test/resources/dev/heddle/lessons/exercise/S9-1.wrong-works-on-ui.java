// says: The thread ui works on the file
Task<String> reportAsync(LoopbackServer server) {
    return async(() -> {
        byte[] file = await(server.getBytesAsync("/march"));
        return "Warmest at " + Readings.warmestHours(file);
    });
}
