Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) {
    Semaphore semaphore = new Semaphore(2);
    return async(() -> {
        List<CompletableFuture<String>> printing = titles.stream()
                .map(title -> CompletableFuture.supplyAsync(() -> {
                    semaphore.acquireUninterruptibly();
                    try {
                        return printer.print(title);
                    } finally {
                        semaphore.release();
                    }
                }, Thread::startVirtualThread))
                .toList();
        return await(Task.whenAll(printing));
    });
}
