Task<Integer> exitCodeAsync(ProcessBuilder program) {
    return async(() -> {
        Process process = program.start();
        while (process.isAlive()) {
            await(Task.delay(Duration.ofMillis(20)));
        }
        return process.exitValue();
    });
}
