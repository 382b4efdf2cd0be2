CompletableFuture<Integer> exitCodeAsync(ProcessBuilder program) throws Exception {
    return program.start().onExit().thenApply(Process::exitValue);
}
