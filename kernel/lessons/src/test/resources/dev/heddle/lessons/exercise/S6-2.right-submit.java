Task<List<String>> printAllAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<String>> printing =
                titles.stream().map(title -> threads.submit(() -> printer.print(title))).toList();
        List<String> receipts = new ArrayList<>();
        for (var one : printing) {
            receipts.add(await(one));
        }
        return receipts;
    });
}
