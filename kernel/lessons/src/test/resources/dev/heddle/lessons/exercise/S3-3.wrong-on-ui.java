// says: The calculation ran on the thread ui
Task<Void> saveAsync(Supplier<byte[]> compress, Consumer<String> show) {
    return async(() -> {
        show.accept("saving");
        byte[] bytes = compress.get();
        show.accept("saved " + bytes.length + " bytes");
    });
}
