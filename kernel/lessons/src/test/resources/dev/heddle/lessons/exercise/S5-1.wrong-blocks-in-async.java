// says: The thread ui was held while the program ran
Task<Integer> exitCodeAsync(ProcessBuilder program) {
    return async(() -> program.start().waitFor());
}
