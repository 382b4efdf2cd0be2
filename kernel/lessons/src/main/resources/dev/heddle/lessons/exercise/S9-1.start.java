Task<String> reportAsync(LoopbackServer server) {
    return Task.run(() -> {
        try (InputStream answer = server.page("/march").toURL().openStream()) {
            byte[] file = answer.readAllBytes();
            return "Warmest at " + Readings.warmestHours(file);
        }
    });
}
