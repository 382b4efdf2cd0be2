// says: one after the other, not by twos
Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> {
        List<String> receipts = new ArrayList<>();
        for (String title : titles) {
            receipts.add(await(CompletableFuture.supplyAsync(() -> printer.print(title), Thread::startVirtualThread)));
        }
        return receipts;
    });
}
