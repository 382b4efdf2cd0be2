// says: The thread ui was held while the printer worked
Task<List<String>> printAllAsync(ReportPrinter printer, List<String> titles) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<String>> printing = titles.stream()
                .<Callable<String>>map(title -> () -> printer.print(title))
                .toList();
        return Task.completed(threads.invokeAll(printing).stream().map(Future::resultNow).toList());
    }
}
