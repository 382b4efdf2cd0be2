Task<List<String>> askAllAsync(List<Callable<String>> calls) {
    return Task.whenAll(calls.stream().map(call -> Task.run(call)).toList());
}
