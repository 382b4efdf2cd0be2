Task<Void> saveAsync(Supplier<byte[]> compress, Consumer<String> show) {
    return async(() -> {
        show.accept("saving");
        byte[] bytes = await(Task.run(() -> compress.get()));
        show.accept("saved " + bytes.length + " bytes");
    });
}
