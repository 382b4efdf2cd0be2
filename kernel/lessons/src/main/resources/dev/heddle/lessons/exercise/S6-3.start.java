Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> {
        List<CompletableFuture<String>> printing = titles.stream()
                .map(title -> CompletableFuture.supplyAsync(() -> printer.print(title), Thread::startVirtualThread))
                .toList();
        return await(Task.whenAll(printing));
    });
}
