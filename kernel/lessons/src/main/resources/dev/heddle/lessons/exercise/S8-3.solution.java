Task<List<String>> askAllAsync(List<Callable<String>> calls) {
    return async(() -> {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = calls.stream().map(call -> threads.submit(call)).toList();
            List<String> all = new ArrayList<>();
            for (Future<String> answer : answers) {
                all.add(await(answer));
            }
            return all;
        }
    });
}
