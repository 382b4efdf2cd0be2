Task<Integer> exitCodeAsync(ProcessBuilder program) {
    return async(() -> {
        Process process = program.start();
        await(process.onExit());
        return process.exitValue();
    });
}
