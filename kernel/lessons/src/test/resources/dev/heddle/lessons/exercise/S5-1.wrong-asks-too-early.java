// says: process hasn't exited
Task<Integer> exitCodeAsync(ProcessBuilder program) {
    return async(() -> program.start().exitValue());
}
