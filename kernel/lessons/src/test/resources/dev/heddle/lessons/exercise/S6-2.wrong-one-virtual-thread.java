// says: one after the other
Task<List<String>> printAllAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> await(CompletableFuture.supplyAsync(
            () -> titles.stream().map(printer::print).toList(), Thread::startVirtualThread)));
}
