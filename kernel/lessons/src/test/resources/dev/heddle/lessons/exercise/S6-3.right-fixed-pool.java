Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) {
    var two = Executors.newFixedThreadPool(2);
    return async(() -> {
        try {
            return await(Task.whenAll(titles.stream()
                    .map(title -> CompletableFuture.supplyAsync(() -> printer.print(title), two))
                    .toList()));
        } finally {
            two.shutdown();
        }
    });
}
