Task<Void> saveAsync(Supplier<byte[]> compress, Consumer<String> show) {
    return Task.run(() -> {
        show.accept("saving");
        byte[] bytes = compress.get();
        show.accept("saved " + bytes.length + " bytes");
    });
}
