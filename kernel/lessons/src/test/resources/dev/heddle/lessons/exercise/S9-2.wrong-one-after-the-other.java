// says: before anybody had asked for the far one
Task<String> bothAsync(LoopbackServer near, LoopbackServer far, Function<byte[], String> process) {
    return async(() -> {
        String both = "";
        for (LoopbackServer server : List.of(near, far)) {
            byte[] file = await(server.getBytesAsync("/march"));
            both += await(Task.run(() -> process.apply(file)));
        }
        return both;
    });
}
