// says: the thread ui was held
Task<List<String>> printTwoAtATimeAsync(ReportPrinter printer, List<String> titles) throws Exception {
    try (var two = Executors.newFixedThreadPool(2)) {
        List<Callable<String>> printing = titles.stream()
                .<Callable<String>>map(title -> () -> printer.print(title))
                .toList();
        return Task.completed(two.invokeAll(printing).stream().map(Future::resultNow).toList());
    }
}
