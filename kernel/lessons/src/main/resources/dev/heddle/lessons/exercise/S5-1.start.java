Task<Integer> exitCodeAsync(ProcessBuilder program) throws Exception {
    Process process = program.start();
    return Task.completed(process.waitFor());
}
