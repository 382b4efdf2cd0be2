CompletableFuture<Integer> exitCodeAsync(ProcessBuilder program) {
    var exit = new CompletableFuture<Integer>();
    Thread.startVirtualThread(() -> {
        try {
            exit.complete(program.start().waitFor());
        } catch (Exception failure) {
            exit.completeExceptionally(failure);
        }
    });
    return exit;
}
