// says: another one was held in its place while the printer worked
Task<List<String>> printAllAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> await(Task.whenAll(titles.stream()
            .map(title -> CompletableFuture.supplyAsync(() -> printer.print(title)))
            .toList())));
}
