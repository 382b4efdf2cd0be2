// says: another one was held in its place while the file was on its way: pool-
Task<String> reportAsync(LoopbackServer server) {
    return async(() -> {
        byte[] file = await(Task.run(() -> server.getBytesAsync("/march").result()));
        return "Warmest at " + await(Task.run(() -> Readings.warmestHours(file)));
    });
}
