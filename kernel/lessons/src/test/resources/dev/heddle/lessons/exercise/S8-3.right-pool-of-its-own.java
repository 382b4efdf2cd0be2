Task<List<String>> askAllAsync(List<Callable<String>> calls) {
    var own = ThreadPool.builder("old").minimumThreads(calls.size()).build();
    return Task.whenAll(calls.stream().map(call -> own.run(call)).toList());
}
