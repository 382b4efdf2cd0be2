Task<List<String>> printAllAsync(ReportPrinter printer, List<String> titles) {
    return async(() -> {
        List<Task<String>> printing = titles.stream()
                .map(title -> Task.run("print", () -> printer.print(title)))
                .toList();
        return await(Task.whenAll(printing));
    });
}
