// says: The printer had to print 6 reports at once
Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> {
        var semaphore = new Semaphore(2);
        List<CompletableFuture<String>> printing = new ArrayList<>();
        for (String title : titles) {
            semaphore.acquire();
            printing.add(CompletableFuture.supplyAsync(() -> printer.print(title), Thread::startVirtualThread));
            semaphore.release();
        }
        return await(Task.whenAll(printing));
    });
}
