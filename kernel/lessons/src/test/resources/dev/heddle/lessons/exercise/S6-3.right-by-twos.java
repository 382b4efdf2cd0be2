Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> {
        List<String> receipts = new ArrayList<>();
        for (int i = 0; i < titles.size(); i += 2) {
            String one = titles.get(i);
            String other = titles.get(i + 1);
            receipts.addAll(await(Task.whenAll(
                    CompletableFuture.supplyAsync(() -> printer.print(one), Thread::startVirtualThread),
                    CompletableFuture.supplyAsync(() -> printer.print(other), Thread::startVirtualThread))));
        }
        return receipts;
    });
}
