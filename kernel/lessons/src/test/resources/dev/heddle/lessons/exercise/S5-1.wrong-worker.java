// says: another one was held in its place
Task<Integer> exitCodeAsync(ProcessBuilder program) {
    return Task.run(() -> program.start().waitFor());
}
